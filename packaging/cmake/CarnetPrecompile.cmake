# The headers that most sources include, parsed once for the whole build. Only headers that are not ours: a change of ours
# never rebuilds them. Off in a plain build, so that every source is seen to include what it uses.

option(CARNET_PRECOMPILE "Parse the standard library, Asio, Qt and GoogleTest once instead of in every source" OFF)

if(CARNET_PRECOMPILE AND CARNET_CCACHE)
  # ccache keeps what was compiled with a precompiled header only when it is told that their macros are the same, and in
  # its depend mode it does not preprocess a source a second time before compiling it.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    "${CARNET_CCACHE}")
  add_compile_options(-fpch-preprocess)
endif()

set(carnet_headers_standard
  <algorithm> <array> <atomic> <chrono> <compare> <condition_variable> <cstdint> <deque> <filesystem> <fstream> <functional>
  <future> <map> <memory> <mutex> <optional> <set> <span> <sstream> <stdexcept> <string> <string_view> <thread>
  <unordered_map> <unordered_set> <utility> <variant> <vector>)
set(carnet_headers_server
  ${carnet_headers_standard}
  <boost/asio/any_io_executor.hpp> <boost/asio/awaitable.hpp> <boost/asio/co_spawn.hpp> <boost/asio/detached.hpp>
  <boost/asio/steady_timer.hpp> <boost/asio/thread_pool.hpp> <boost/asio/use_awaitable.hpp>)
set(carnet_headers_qt_core
  ${carnet_headers_standard}
  <QAbstractListModel> <QDateTime> <QDebug> <QHash> <QJsonObject> <QLocale> <QObject> <QPointer> <QSet> <QString>
  <QStringList> <QThread> <QTimer> <QUrl> <QVariant>)
set(carnet_headers_qt
  ${carnet_headers_qt_core} <QQmlEngine> <QtQml/qqml.h> <QtQml/qqmlprivate.h> <QtQml/qqmlregistration.h>)
set(carnet_headers_standard_test ${carnet_headers_standard} <gmock/gmock.h> <gtest/gtest.h>)
set(carnet_headers_server_test ${carnet_headers_server} <gmock/gmock.h> <gtest/gtest.h>)
set(carnet_headers_qt_core_test ${carnet_headers_qt_core} <QTemporaryDir>)
# Without Qt Test: its macros name the folder of the test program, and gcc takes no header made under other macros.
set(carnet_headers_qt_test
  ${carnet_headers_qt} <QAccessible> <QGuiApplication> <QImage> <QQmlApplicationEngine> <QQuickItem> <QQuickWindow>
  <QRegularExpression> <QTemporaryDir>)

set(carnet_libraries_qt_core Qt6::Core)
set(carnet_libraries_qt Qt6::Qml)
set(carnet_libraries_standard_test GTest::gmock)
set(carnet_libraries_server_test GTest::gmock)
set(carnet_libraries_qt_core_test Qt6::Core)
set(carnet_libraries_qt_test Qt6::Quick)

# carnet_precompile(<target> <set>): the target's sources start with the headers of standard, server, qt_core or qt (with
# QML). A set with `_test` behind it is for test programs: gcc refuses a header that was made for other options than the
# source's, and those are compiled with carnet_test_options and, but for Qt's, as programs (-fPIE).
function(carnet_precompile target set)
  if(NOT CARNET_PRECOMPILE)
    return()
  endif()
  set(owner carnet_headers_of_${set})
  if(NOT TARGET ${owner})
    set(empty "${CMAKE_BINARY_DIR}/precompiled/${set}.cpp")
    if(NOT EXISTS "${empty}")
      file(WRITE "${empty}" "")
    endif()
    add_library(${owner} OBJECT "${empty}")
    set_target_properties(${owner} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${owner} PRIVATE ${carnet_libraries_${set}})
    target_precompile_headers(${owner} PRIVATE ${carnet_headers_${set}})
    if(set MATCHES "_test$")
      target_compile_options(${owner} PRIVATE ${carnet_test_options})
      if(NOT set MATCHES "^qt")
        set_target_properties(${owner} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
        target_compile_options(${owner} PRIVATE -fPIE)
      endif()
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()
