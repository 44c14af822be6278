// Several Qt Test classes in one program, compiled together; each is run by itself: `program UndoTest [Qt Test's arguments]`.
#pragma once

#include <QtTest>

namespace carnet::client::test {

struct QtTest {
  using Run = int (*)(int argc, char** argv);
  // Enters the class among those that main() knows.
  QtTest(const char* name, Run run);
};

template <class Test, class Application>
int runQtTest(int argc, char** argv) {
  Application application(argc, argv);
  Test test;
  return QTest::qExec(&test, argc, argv);
}

}  // namespace carnet::client::test

// Once per class, in place of QTEST_MAIN: the test and the application under which it runs.
#define CARNET_QT_TEST(Test, Application) \
  static const carnet::client::test::QtTest entered##Test(#Test, &carnet::client::test::runQtTest<Test, Application>);
