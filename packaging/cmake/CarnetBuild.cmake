# What every target of Carnet shares: language level, warnings, linker, and the helpers
# that give each folder its own target, so that a forbidden include is also a missing link.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Every program in one place, so that scripts find carnet-server, carnet and carnet-device in any build folder.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
# -O1: the tests need speed, a developer on two cores needs short compile times more.
option(CARNET_LINES "Keep line numbers for debuggers; tests and demo are built without them, which saves a little time" ON)
if(CARNET_LINES)
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
else()
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1")
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
# What stands in a test program itself runs once: optimising it takes longer than it saves. The libraries under test,
# the simulated fleet and the benchmarks are optimised.
set(carnet_test_options -O0)

find_program(CARNET_CCACHE ccache)
if(CARNET_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CARNET_CCACHE}")
endif()
include(CarnetPrecompile)
find_program(CARNET_MOLD mold)
find_program(CARNET_LLD ld.lld)
if(CARNET_MOLD)
  add_link_options(-fuse-ld=mold)
elseif(CARNET_LLD)
  add_link_options(-fuse-ld=lld)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc collects its garbage beyond 1 GB only: a tenth of its time for at most 200 MB.
  add_compile_options("SHELL:--param ggc-min-heapsize=1000000")
endif()
add_compile_options(-Wall -Wextra -Wno-missing-field-initializers)
set(CARNET_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined or thread)")
if(CARNET_SANITIZE)
  add_compile_options(-fsanitize=${CARNET_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CARNET_SANITIZE})
endif()

# Several sources of one target are compiled as one, so that a header is parsed and a template instantiated once for all.
# Names in an anonymous namespace are therefore unique in their folder. Off in a plain build.
option(CARNET_UNITY "Compile several sources of a target together" OFF)
set(CMAKE_UNITY_BUILD ${CARNET_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 10)
if(CARNET_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc takes every source but the unit itself for a header.
  add_compile_options(-Wno-subobject-linkage)
endif()

# Which headers a folder's sources start with (CarnetPrecompile.cmake); folders that use Asio say `server`.
set(carnet_precompiled standard)

# carnet_library(<name> SOURCES <files> [PUBLIC <targets>] [PRIVATE <targets>] [TOGETHER <number>])
# One static library for one folder; files are included from the project's root ("shared/core/id.h"). TOGETHER: so many
# sources are compiled as one; fewer than usual where they take long, so that a small change is built in seconds.
function(carnet_library name)
  cmake_parse_arguments(ARG "" "TOGETHER" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  if(ARG_TOGETHER)
    set_target_properties(${name} PROPERTIES UNITY_BUILD_BATCH_SIZE ${ARG_TOGETHER})
  endif()
  carnet_precompile(${name} ${carnet_precompiled})
endfunction()

# carnet_test(<name> LABEL <label> SOURCES <files> LINK <targets>)
# One GoogleTest program, one ctest entry; timing never decides it.
function(carnet_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINK" ${ARGN})
  find_package(GTest REQUIRED)
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_compile_options(${name} PRIVATE ${carnet_test_options})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gmock GTest::gtest_main)
  carnet_precompile(${name} ${carnet_precompiled}_test)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  if(CARNET_SANITIZE)
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 12")
  endif()
  set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
  if(CARNET_SANITIZE MATCHES address)
    set_tests_properties(${name} PROPERTIES
      ENVIRONMENT "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0")
  endif()
endfunction()

# carnet_nightly(<name> COMMAND <command>… [DEFAULTS <arguments>…]): a long test that `ctest` leaves out and
# `tests/run --nightly <name> [arguments]` runs. The defaults are its arguments when none are given.
function(carnet_nightly name)
  cmake_parse_arguments(ARG "" "" "COMMAND;DEFAULTS" ${ARGN})
  find_package(Python3 3.11 REQUIRED COMPONENTS Interpreter)
  list(POP_FRONT ARG_COMMAND program)
  if(TARGET ${program})
    set(program $<TARGET_FILE:${program}>)
  endif()
  add_test(NAME nightly.${name} CONFIGURATIONS nightly
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tests/nightly.py ${program} ${ARG_COMMAND} -- ${ARG_DEFAULTS})
  set_tests_properties(nightly.${name} PROPERTIES LABELS nightly TIMEOUT 28800 RUN_SERIAL ON)
endfunction()
