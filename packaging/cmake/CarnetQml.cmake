# The client's build: Qt, QML modules, Qt tests and translations, written once so that no folder repeats a Qt 6.4
# limit. Qt 6.4 has no AUTO_RESOURCE_PREFIX policy, so every module says RESOURCE_PREFIX /qt/qml here and an engine
# needs `addImportPath("qrc:/qt/qml")`; a static module is two targets (its library and its plugin) and both must be
# linked, which `carnet_qml_link` does.

find_package(Qt6 6.4 REQUIRED COMPONENTS
  Core Gui Network Qml Quick QuickControls2 QuickTest Sql Svg Test WebSockets LinguistTools)

# qmllint and the QML language server find every module of the tree below one folder.
set(QT_QML_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/qml")

# carnet_moc(<target>…): every source includes the moc file of its header ("moc_camera.cpp" ends camera.cpp), which is then
# compiled with it. What is left is a file with nothing in it for each target, and needs no headers.
function(carnet_moc)
  foreach(target IN LISTS ARGN)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp"
      PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endforeach()
endfunction()

# carnet_qt_library(<name> SOURCES <files> [PUBLIC <targets>] [PRIVATE <targets>])
# carnet_library for a folder with Q_OBJECT classes.
function(carnet_qt_library name)
  set(carnet_precompiled qt_core)
  carnet_library(${name} ${ARGN})
  carnet_moc(${name})
endfunction()

# carnet_qml_module(<name> URI <Carnet.X> [QML_FILES <files>] [SINGLETONS <qml files>] [SOURCES <C++ files>]
#                   [RESOURCES <files>] [DEPENDENCIES <other QML URIs>] [PUBLIC <targets>] [PRIVATE <targets>])
# One static QML module for one folder. C++ types are registered by QML_ELEMENT; their headers belong in SOURCES.
# QML modules it imports are named in DEPENDENCIES, their targets linked by the program (carnet_qml_link).
function(carnet_qml_module name)
  cmake_parse_arguments(ARG "" "URI" "QML_FILES;SINGLETONS;SOURCES;RESOURCES;DEPENDENCIES;PUBLIC;PRIVATE" ${ARGN})
  # Must be known before qt_add_qml_module writes the qmldir file.
  set_source_files_properties(${ARG_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  qt_add_library(${name} STATIC)
  carnet_moc(${name})
  set_target_properties(${name} PROPERTIES QT_QMLCACHEGEN_ARGUMENTS "--only-bytecode")
  qt_add_qml_module(${name}
    URI ${ARG_URI}
    VERSION 1.0
    RESOURCE_PREFIX /qt/qml
    QML_FILES ${ARG_SINGLETONS} ${ARG_QML_FILES}
    SOURCES ${ARG_SOURCES}
    RESOURCES ${ARG_RESOURCES}
    DEPENDENCIES QtQuick ${ARG_DEPENDENCIES})
  # One C++ file per 24 QML files, in any build: what qmlcachegen writes is one table behind heavy Qt headers.
  # With CARNET_UNITY the module's own sources stand among them.
  set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 24)
  if(NOT CARNET_UNITY)
    set_source_files_properties(${ARG_SOURCES} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  # The generated registration includes each header by its base name.
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}" PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC Qt6::Qml Qt6::Quick ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  foreach(made IN ITEMS ${name} ${name}plugin ${name}plugin_init ${name}_qmlcache)
    if(TARGET ${made})
      set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${made}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
      carnet_precompile(${made} qt)
    endif()
  endforeach()
endfunction()

# carnet_qml_link(<program> <module targets>…): link static QML modules so that `import` finds them.
function(carnet_qml_link program)
  foreach(module IN LISTS ARGN)
    target_link_libraries(${program} PRIVATE ${module} ${module}plugin)
  endforeach()
endfunction()

# carnet_qt_test(<name> SOURCES <files> LINK <targets> [QML_MODULES <module targets>] [TIMEOUT <seconds>])
# One Qt Test or Qt Quick Test program, one ctest entry with label `client`, drawn without a screen.
# tst_*.qml files beside the CMakeLists.txt are found by a Qt Quick Test main.
function(carnet_qt_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;QML_MODULES" ${ARGN})
  carnet_qt_test_program(${ARGV})
  carnet_qt_test_entry(${name} "${ARG_TIMEOUT}" ${name})
endfunction()

# carnet_qt_tests(<name> SOURCES <files> LINK <targets> [QML_MODULES <module targets>] [TIMEOUT <seconds>])
# One program for several tests, which takes a fraction of the time to compile: undo_test.cpp holds the class UndoTest
# (CARNET_QT_TEST of tests/client/support/qt_tests.h) and is the ctest entry client_undo_test.
function(carnet_qt_tests name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;QML_MODULES" ${ARGN})
  carnet_qt_test_program(${name} SOURCES ${ARG_SOURCES} LINK ${ARG_LINK} client_qt_tests QML_MODULES ${ARG_QML_MODULES})
  foreach(source IN LISTS ARG_SOURCES)
    cmake_path(GET source STEM test)
    set(class "")
    string(REPLACE "_" ";" words "${test}")
    foreach(word IN LISTS words)
      string(SUBSTRING ${word} 0 1 first)
      string(SUBSTRING ${word} 1 -1 rest)
      string(TOUPPER ${first} first)
      string(APPEND class ${first}${rest})
    endforeach()
    carnet_qt_test_entry(client_${test} "${ARG_TIMEOUT}" ${name} ${class})
  endforeach()
endfunction()

function(carnet_qt_test_program name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;QML_MODULES" ${ARGN})
  qt_add_executable(${name} ${ARG_SOURCES})
  carnet_moc(${name})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_compile_definitions(${name} PRIVATE QUICK_TEST_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
  target_compile_options(${name} PRIVATE ${carnet_test_options})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test)
  if(ARG_QML_MODULES)
    carnet_precompile(${name} qt_test)
  else()
    carnet_precompile(${name} qt_core_test)
  endif()
  carnet_qml_link(${name} ${ARG_QML_MODULES})
endfunction()

function(carnet_qt_test_entry name timeout)
  add_test(NAME ${name} COMMAND ${ARGN})
  if(NOT timeout)
    set(timeout 300)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS client TIMEOUT ${timeout}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;LC_ALL=C.UTF-8")
endfunction()
