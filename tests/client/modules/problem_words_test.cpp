// Whatever any part of Carnet refuses or reports has a sentence, in every language: the codes are gathered from the sources,
// so that one that is added without its words fails here.
#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include "client/i18n/translations.h"
#include "client/modules/catalogue/module.h"
#include "client/modules/crm/module.h"
#include "client/modules/organisation/module.h"
#include "client/modules/service/module.h"
#include "client/modules/stock/module.h"
#include "client/store/words.h"
#include "tests/client/support/qt_tests.h"

using namespace carnet;
using namespace carnet::client;

namespace {

// Folders whose code makes or passes on a Problem or an Error that may reach a screen.
const QStringList folders{"shared",          "server",       "client/replica", "client/link",
                          "client/platform", "client/store", "client/modules", "client/app"};

// Texts of the same form that are no codes: names of files, columns in SQL, lines of the server's log.
const QRegularExpression files("\\.(db|json|lock|log|pem|pid|toml|damaged|new)$");
const QRegularExpression columns("^[a-z]\\.");
const QSet<QString> logged{"authority.batch_rolled_back",
                           "authority.poison",
                           "authority.unavailable",
                           "feed.not_read",
                           "job.done",
                           "job.failed",
                           "job.off",
                           "jobs.not_run",
                           "session.bad_frame",
                           "session.began",
                           "session.database",
                           "session.failed",
                           "session.fan_out_refused",
                           "session.files",
                           "session.hellos_not_read",
                           "session.refused"};
// Beginnings that code compares with.
const QSet<QString> beginnings{"auth.code", "ticket.merge"};
// Codes that are put together from parts: each kind once, and one that the sources spell out must end like it.
const QStringList composed{"activity.arrive.not_now", "activity.cancel.not_now", "ticket.start.not_now",
                           "ticket.close.not_now",    "partner.name_missing",    "contact.name_missing"};

QString withoutComments(QString source) {
  static const QRegularExpression comments("^\\s*//.*$|^#include.*$", QRegularExpression::MultilineOption);
  return source.remove(comments);
}

QSet<QString> codesInSources() {
  static const QRegularExpression quoted("\"([a-z_]+(?:\\.[a-z_]+)+)\"");
  QSet<QString> codes(composed.begin(), composed.end());
  for (const QString& folder : folders) {
    QDirIterator at(QString(CARNET_SOURCE_FOLDER) + "/" + folder, {"*.cpp", "*.h"}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (at.hasNext()) {
      QFile file(at.next());
      if (!file.open(QIODevice::ReadOnly)) continue;
      const QString source = withoutComments(QString::fromUtf8(file.readAll()));
      for (auto match = quoted.globalMatch(source); match.hasNext();) {
        const QString code = match.next().captured(1);
        if (files.match(code).hasMatch() || columns.match(code).hasMatch()) continue;
        if (!logged.contains(code) && !beginnings.contains(code)) codes << code;
      }
    }
  }
  return codes;
}

Words everyModulesWords() {
  Words words;
  organisation::addWords(words);
  catalogue::addWords(words);
  crm::addWords(words);
  stock::addWords(words);
  service::addWords(words);
  return words;
}

}  // namespace

class ProblemWordsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyCodeHasASentenceInEveryLanguage() {
    const QSet<QString> codes = codesInSources();
    // The gathering itself works: these are in different folders and written in different ways.
    for (const char* code : {"server.disk_full", "auth.no_role", "replica.busy", "stock_move.create.two_vans",
                             "change_set.depends_on_parked", "link.wrong_certificate"}) {
      QVERIFY2(codes.contains(code), code);
    }
    QStringList without;
    QHash<QString, QString> english;
    for (const QString& language : languages()) {
      useLanguage(QLocale(language));
      const Words words = everyModulesWords();
      const QString none = words.problem({"", "", {}}).section('(', 0, 0);
      for (const QString& code : codes) {
        const QString said = words.problem({code.toStdString(), "", {"7", "8", "9"}});
        if (said.isEmpty() || said.startsWith(none) || said.contains("%1")) without << language + ": " + code;
        if (language == "en") english.insert(code, said);
      }
      if (language == "en") continue;
      for (auto at = english.cbegin(); at != english.cend(); ++at) {
        if (words.problem({at.key().toStdString(), "", {"7", "8", "9"}}) == at.value())
          without << language + ", in English: " + at.key();
      }
    }
    without.sort();
    QVERIFY2(without.isEmpty(), qPrintable("no sentence for\n" + without.join('\n')));
  }

  void aRescueSaysWhatWasSavedAndWhatIsLost() {
    useLanguage(QLocale("en"));
    const Words words = everyModulesWords();
    const auto said = [&](const char* saved, const char* lost, const char* unsure) {
      return words.problem({"replica.rescued", "", {saved, lost, unsure}});
    };
    QVERIFY(said("1", "0", "0").contains("1 change that had not reached the office was rescued"));
    QVERIFY(!said("1", "0", "0").contains("lost"));
    QVERIFY(said("3", "2", "1").contains("2 changes could not be read and are lost"));
    QVERIFY(said("3", "0", "1").contains("Part of the file could not be read"));
    QVERIFY(said("0", "0", "0").contains("nothing of yours is lost"));
  }

  void aWrongClockIsSaidWithItsDirection() {
    useLanguage(QLocale("en"));
    const Words words = everyModulesWords();
    QVERIFY(words.problem({"device.wrong_clock", "", {"185"}}).contains("3 h 5 min fast"));
    QVERIFY(words.problem({"device.wrong_clock", "", {"-60"}}).contains("1 h 0 min slow"));
  }
};

CARNET_QT_TEST(ProblemWordsTest, QGuiApplication)

#include "problem_words_test.moc"
