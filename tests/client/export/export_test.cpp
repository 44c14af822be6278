#include <sys/resource.h>

#include <QtGui/private/qzipreader_p.h>
#include <QBuffer>
#include <QDateTime>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

#include "client/export/clipboard_table.h"
#include "client/export/table_file.h"
#include "shared/core/csv.h"

using namespace carnet;
using namespace carnet::client;

namespace {

TableHead head(const QLocale& locale = QLocale(QLocale::English, QLocale::UnitedKingdom)) {
  TableHead head;
  head.title = "Products";
  head.note = "Family: Pumps · “cp”";
  head.columns = {{"Number", TableColumn::Kind::text, 0, 2},
                  {"Name", TableColumn::Kind::text, 0, 4},
                  {"Price", TableColumn::Kind::number, 4, 2},
                  {"Warranty until", TableColumn::Kind::day, 0, 2},
                  {"Created", TableColumn::Kind::instant, 0, 2}};
  head.locale = locale;
  head.rows = "Rows: %1";
  return head;
}

const qint64 monday = QDate(1970, 1, 1).daysTo(QDate(2026, 3, 30));
const qint64 morning = QDateTime(QDate(2026, 3, 30), QTime(9, 5)).toMSecsSinceEpoch();

std::vector<TableRow> rows() {
  return {{{"P-100"},
           {"Circulateur à vis; “CP 40”"},
           {"412.50 €", 4'125'000, "€"},
           {"30 Mar 2026", monday},
           {"Mon", morning}},
          {{"=1+1"}, {"two\nlines, and a \"quote\""}, {"−0.5", -5'000}, {}, {}},
          {{"+33 4 91 54 20 11"}, {"@SUM(A1)"}, {"", std::nullopt}, {}, {}}};
}

void writeAll(TableWriter& writer) {
  for (const TableRow& row : rows()) writer.write(row);
  writer.finish();
}

QByteArray csv(const TableHead& head, const CsvOptions& options = {}) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  CsvWriter writer(buffer, head, options);
  writeAll(writer);
  return bytes;
}

QByteArray contentOf(const QString& file) {
  QFile in(file);
  return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

// Files may not grow beyond this many bytes while it stands: what a full disk does to a program.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit small = before_;
    small.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace

class ExportTest : public QObject {
  Q_OBJECT

 private slots:
  void csvIsReadBackAsItWas() {
    const QByteArray bytes = csv(head());
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
    const std::string text = bytes.toStdString();
    CsvReader reader(text);
    std::vector<std::vector<std::string>> table;
    for (std::vector<std::string> record; reader.next(record);) table.push_back(record);
    QVERIFY(!reader.fault());
    QCOMPARE(table.size(), std::size_t(4));
    QCOMPARE(table[0][3], std::string("Warranty until"));
    QCOMPARE(QString::fromStdString(table[1][1]), QString("Circulateur à vis; “CP 40”"));
    QCOMPARE(table[1][2], std::string("412.5"));
    QCOMPARE(table[1][3], std::string("2026-03-30"));
    QCOMPARE(table[1][4], std::string("2026-03-30 09:05"));
    QCOMPARE(table[2][1], std::string("two\nlines, and a \"quote\""));
    QCOMPARE(table[2][2], std::string("-0.5"));
    QVERIFY(!csv(head(), {.byte_order_mark = false}).startsWith("\xEF"));
  }

  void noCellOfACsvIsAFormula() {
    const QString text = QString::fromUtf8(csv(head()));
    QVERIFY(text.contains("\r\n'=1+1,"));
    QVERIFY(text.contains(",'@SUM(A1),"));
    QCOMPARE(withoutFormula("+33 4 91 54 20 11"), QString("+33 4 91 54 20 11"));
    QCOMPARE(withoutFormula("+33-1"), QString("'+33-1"));
    QCOMPARE(withoutFormula("-2+3"), QString("'-2+3"));
    QCOMPARE(withoutFormula("Pump"), QString("Pump"));
  }

  void frenchSpreadsheetsGetTheirSeparators() {
    const QString text = QString::fromUtf8(csv(head(QLocale(QLocale::French, QLocale::France))));
    QVERIFY(text.contains("P-100;\"Circulateur à vis; “CP 40”\";412,5;2026-03-30;"));
  }

  void aWorkbookHasNumbersDatesAndTexts() {
    QTemporaryDir folder;
    const QString name = folder.filePath("Products.xlsx");
    {
      TableFile file(name, TableFormat::xlsx, head());
      writeAll(file);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"Products.xlsx"});
    QZipReader zip(name);
    const QString sheet = QString::fromUtf8(zip.fileData("xl/worksheets/sheet1.xml"));
    QVERIFY2(sheet.contains("<t>P-100</t>"), qPrintable(sheet.left(2000)));
    QVERIFY(QRegularExpression("<c r=\"C2\" s=\"\\d+\"><v>412.5</v></c>").match(sheet).hasMatch());
    // Days since 1899-12-30.
    QVERIFY(QRegularExpression("<c r=\"D2\" s=\"\\d+\"><v>46111</v></c>").match(sheet).hasMatch());
    QVERIFY(QRegularExpression("<c r=\"E2\" s=\"\\d+\"><v>46111.378\\d*</v></c>").match(sheet).hasMatch());
    QVERIFY(sheet.contains("<t>=1+1</t>"));
    QVERIFY(!sheet.contains("<f>"));
    QVERIFY(sheet.contains("<autoFilter ref=\"A1:E4\"/>"));
    const QString styles = QString::fromUtf8(zip.fileData("xl/styles.xml"));
    QVERIFY2(styles.contains("#,##0.00## &quot;€&quot;"), qPrintable(styles.left(1500)));
    QVERIFY(QString::fromUtf8(zip.fileData("docProps/core.xml")).contains("Family: Pumps"));
  }

  void aWorkbookWritesDaysAsItsReaderDoes_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("en") << QLocale(QLocale::English, QLocale::UnitedKingdom) << "dd/mm/yyyy";
    QTest::newRow("fr") << QLocale(QLocale::French, QLocale::France) << "dd/mm/yyyy";
    QTest::newRow("ru") << QLocale(QLocale::Russian, QLocale::Russia) << "dd.mm.yyyy";
  }
  void aWorkbookWritesDaysAsItsReaderDoes() {
    QFETCH(QLocale, locale);
    QFETCH(QString, pattern);
    QTemporaryDir folder;
    const QString name = folder.filePath("Products.xlsx");
    {
      TableFile file(name, TableFormat::xlsx, head(locale));
      writeAll(file);
    }
    const QString styles = QString::fromUtf8(QZipReader(name).fileData("xl/styles.xml"));
    QVERIFY2(styles.contains("formatCode=\"" + pattern + "\""), qPrintable(styles.left(1500)));
    QVERIFY2(styles.contains("formatCode=\"" + pattern + " hh:mm\""), qPrintable(styles.left(1500)));
  }

  void aPdfHasTitleFilterRowsAndPageNumbers() {
    QTemporaryDir folder;
    const QString name = folder.filePath("Products.pdf");
    {
      TableHead with_time = head();
      with_time.written_at = morning;
      TableFile file(name, TableFormat::pdf, with_time);
      for (int i = 0; i < 120; ++i)
        file.write({{QString("P-%1").arg(i)}, {"Pump"}, {"1.00"}, {"Today", monday}, {"Today 09:05", morning}});
      file.finish();
    }
    QProcess reading;
    reading.start("pdftotext", {"-layout", name, "-"});
    if (!reading.waitForStarted()) QSKIP("pdftotext (poppler-utils) is not installed");
    QVERIFY(reading.waitForFinished());
    const QString text = QString::fromUtf8(reading.readAllStandardOutput());
    QVERIFY2(text.contains("Products"), qPrintable(text.left(500)));
    QVERIFY(text.contains("Family: Pumps"));
    QVERIFY(text.contains("P-119"));
    QVERIFY(text.contains("Rows: 120"));
    const int pages = text.count("Page ");
    QVERIFY(pages >= 3);
    for (int page = 1; page <= pages; ++page)
      QVERIFY2(text.contains(QString("Page %1 of %2").arg(page).arg(pages)), qPrintable(text.right(500)));
    QCOMPARE(text.count("Products · 30 Mar 2026 09:05"), pages);
    // What was "today" is a day on paper.
    QVERIFY(!text.contains("Today"));
    QVERIFY(text.count("30 Mar 2026 09:05") >= 120 + pages);
    QVERIFY(text.count("Warranty until") >= 3);
  }

  // Numbers and names that fit the page when its width is shared out by what stands there.
  void aPdfBreaksNoNumberInTheMiddle() {
    QTemporaryDir folder;
    const QString name = folder.filePath("Tickets.pdf");
    TableHead tickets = head();
    tickets.columns.clear();
    for (const char* title : {"Number", "State", "Title", "Customer", "Assigned to", "Due"})
      tickets.columns.push_back({title, TableColumn::Kind::text, 0, title == QString("Title") ? 6 : 1});
    {
      TableFile file(name, TableFormat::pdf, tickets);
      for (int i = 0; i < 60; ++i)
        file.write({{"T-2026-00164"},
                    {"Assigned"},
                    {"Motor burnt in the well"},
                    {"Hôtel Belvédère"},
                    {"Karim Haddad"},
                    {"Mon 30 Nov 08:30"}});
      file.finish();
    }
    QProcess reading;
    reading.start("pdftotext", {"-layout", name, "-"});
    if (!reading.waitForStarted()) QSKIP("pdftotext (poppler-utils) is not installed");
    QVERIFY(reading.waitForFinished());
    const QString text = QString::fromUtf8(reading.readAllStandardOutput());
    QCOMPARE(text.count("T-2026-00164"), 60);
    QCOMPARE(text.count("Karim Haddad"), 60);
    QCOMPARE(text.count("Mon 30 Nov 08:30"), 60);
  }

  void aFileThatIsGivenUpLeavesNothing() {
    QTemporaryDir folder;
    for (const auto& [name, format] : {std::pair("a.csv", TableFormat::csv), std::pair("a.xlsx", TableFormat::xlsx),
                                       std::pair("a.pdf", TableFormat::pdf)}) {
      QFile former(folder.filePath(name));
      QVERIFY(former.open(QIODevice::WriteOnly));
      former.write("former");
      former.close();
      {
        TableFile file(folder.filePath(name), format, head());
        file.write(rows()[0]);
      }
      QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{name});
      QCOMPARE(contentOf(folder.filePath(name)), QByteArray("former"));
      QFile::remove(folder.filePath(name));
    }
  }

  void aFolderThatIsNotThereIsSaid() {
    for (TableFormat format : {TableFormat::csv, TableFormat::xlsx, TableFormat::pdf}) {
      QVERIFY_EXCEPTION_THROWN(TableFile("/nowhere/at/all/a.file", format, head()), ExportError);
    }
  }

  void aFullDiskLeavesNoHalfFile() {
    QTemporaryDir folder;
    for (TableFormat format : {TableFormat::csv, TableFormat::xlsx, TableFormat::pdf}) {
      bool refused = false;
      try {
        SmallDisk disk(4'000);
        TableFile file(folder.filePath("a.file"), format, head());
        for (int i = 0; i < 2'000; ++i)
          file.write({{QString("P-%1").arg(i)}, {QString("Pump %1").arg(i * 7919)}, {}, {}, {}});
        file.finish();
      } catch (const ExportError& error) {
        refused = !error.sentence().isEmpty();
      }
      QVERIFY2(refused, qPrintable(QString::number(int(format))));
      QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
  }

  void theClipboardHasLinesAndATable() {
    ClipboardTable table(head());
    writeAll(table);
    const QStringList lines = table.text().split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QString("Number\tName\tPrice\tWarranty until\tCreated"));
    QCOMPARE(lines[2].split('\t')[1], QString("two lines, and a \"quote\""));
    QVERIFY(table.html().contains("<th>Number</th>"));
    QVERIFY(table.html().contains("<td align=\"right\">412.50 €</td>"));
    QVERIFY(!table.html().contains("a \"quote\""));
  }
};

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  ExportTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "export_test.moc"
