#include "client/export/table_file.h"

#include <QFileInfo>
#include <QUuid>
#include <filesystem>

#include "client/export/pdf_writer.h"
#include "client/export/xlsx_writer.h"

namespace carnet::client {

TableFile::TableFile(const QString& name, TableFormat format, const TableHead& head, const CsvOptions& csv)
    : name_(name),
      temporary_name_(QFileInfo(name).absolutePath() + "/." + QFileInfo(name).fileName() + "." +
                      QUuid::createUuid().toString(QUuid::Id128).left(8) + ".part") {
  file_ = std::make_unique<QFile>(temporary_name_);
  if (!file_->open(QIODevice::WriteOnly)) throw ExportError(file_->errorString());
  try {
    switch (format) {
      case TableFormat::csv:
        writer_ = std::make_unique<CsvWriter>(*file_, head, csv);
        break;
      case TableFormat::pdf:
        writer_ = std::make_unique<PdfWriter>(*file_, head);
        break;
      case TableFormat::xlsx:
        file_.reset();
        writer_ = std::make_unique<XlsxWriter>(temporary_name_, head);
        break;
    }
  } catch (...) {
    writer_.reset();
    file_.reset();
    QFile::remove(temporary_name_);
    throw;
  }
}

TableFile::~TableFile() {
  writer_.reset();
  file_.reset();
  QFile::remove(temporary_name_);
}

void TableFile::write(const TableRow& row) { writer_->write(row); }

void TableFile::finish() {
  writer_->finish();
  writer_.reset();
  if (file_) {
    const bool written = file_->flush() && file_->error() == QFileDevice::NoError;
    const QString why = file_->errorString();
    file_.reset();
    if (!written) throw ExportError(why);
  }
  std::error_code error;
  std::filesystem::rename(QFile::encodeName(temporary_name_).toStdString(), QFile::encodeName(name_).toStdString(),
                          error);
  if (error) throw ExportError(QString::fromLocal8Bit(error.message().c_str()));
}

}  // namespace carnet::client
