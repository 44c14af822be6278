#include "client/platform/secrets.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <stdexcept>

namespace carnet::client {

namespace {

QString qtPath(const std::filesystem::path& path) {
  const std::u8string text = path.u8string();
  return QString::fromUtf8(reinterpret_cast<const char*>(text.data()), static_cast<qsizetype>(text.size()));
}

class FileSecrets final : public Secrets {
 public:
  explicit FileSecrets(const std::filesystem::path& folder) : folder_(qtPath(folder / "secrets")) {}

  std::optional<std::string> read(const std::string& name) override {
    QFile file(pathOf(name));
    if (!file.exists()) return std::nullopt;
    if (!file.open(QIODevice::ReadOnly)) fail(file);
    return file.readAll().toStdString();
  }

  void write(const std::string& name, const std::string& secret) override {
    QDir().mkpath(folder_);
    QFile::setPermissions(folder_, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QSaveFile file(pathOf(name));
    // The permissions are narrowed while the file is still empty.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) fail(file);
    const auto size = static_cast<qint64>(secret.size());
    // commit() does not notice that what it flushes finds no room, and would put an empty file in place of the old one.
    if (file.write(secret.data(), size) != size || !file.flush() || !file.commit()) fail(file);
  }

  void remove(const std::string& name) override {
    QFile file(pathOf(name));
    if (file.exists() && !file.remove()) fail(file);
  }

 private:
  QString pathOf(const std::string& name) const { return folder_ + "/" + QString::fromStdString(name); }

  [[noreturn]] static void fail(const QFileDevice& file) {
    throw std::runtime_error((file.fileName() + ": " + file.errorString()).toStdString());
  }

  QString folder_;
};

}  // namespace

std::unique_ptr<Secrets> secretsIn(const std::filesystem::path& folder) {
  return std::make_unique<FileSecrets>(folder);
}

}  // namespace carnet::client
