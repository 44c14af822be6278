#include "client/app/application.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QQuickItem>
#include <QSettings>
#include <QSysInfo>
#include <QTimer>

#include "client/app/sign_in.h"
#include "client/i18n/translations.h"
#include "client/modules/organisation/problem_words.h"
#include "client/platform/device_camera.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/registry.h"

namespace carnet::client {

namespace {
constexpr qint64 shortestRescuePauseMs = 600'000;
constexpr int drawingMs = 50;
constexpr qint64 megabyte = 1'000'000;
constexpr int leastPhotoRoom = 100;
}  // namespace

Application::Application(const Options& options, bool with_link,
                         std::function<std::unique_ptr<CaptureSource>()> make_source)
    : options_(options),
      with_link_(with_link),
      camera_(std::make_unique<Camera>(make_source ? std::move(make_source) : deviceCamera, options.data + "/camera")) {
  settings_writer_.setMaxThreadCount(1);
  QDir().mkpath(options_.data);
  const QSettings settings(options_.data + "/settings.ini", QSettings::IniFormat);
  tips_ = options_.tips && !settings.value("tips_closed", false).toBool();
  theme_ = options_.theme.isEmpty() ? settings.value("theme", "system").toString() : options_.theme;
  if (options_.pointer.isEmpty()) options_.pointer = settings.value("pointer").toString();
  glove_ = settings.value("glove", false).toBool();
  reduced_motion_ = settings.value("reduced_motion", false).toBool();
  text_scale_ = settings.value("text_scale", 1.0).toReal();
  photo_room_ = qMax(leastPhotoRoom, settings.value("photo_room", int(defaultFilesCap / megabyte)).toInt());
  const QString system = QLocale::system().name().section('_', 0, 0);
  install(options_.language.isEmpty() ? settings.value("language", system).toString() : options_.language);
  QCoreApplication::instance()->installEventFilter(this);
  secrets_ = secretsIn(options_.data.toStdString());
  sign_in_ = std::make_unique<SignIn>(*secrets_);
  connect(sign_in_.get(), &SignIn::enrolled, this, &Application::open);
}

Application::~Application() {
  is_ending_ = true;
  upgrade_.waitForDone();
  // Rows that a list kept for later belong to Qt's application when the engine is gone. They must not go with it: on
  // their way out texts are measured, and the fonts are gone by then.
  qDeleteAll(QCoreApplication::instance()->findChildren<QQuickItem*>(QString(), Qt::FindDirectChildrenOnly));
}

SignInService* Application::signInService() const { return sign_in_.get(); }

void Application::start() {
  try {
    if (loadCredentials(*secrets_)) return open();
  } catch (const std::exception& error) {
    start_problem_ = tr("The key of this device cannot be read: %1").arg(QString::fromUtf8(error.what()));
    return emit sessionChanged();
  }
  if (!options_.invitation.isEmpty() && !options_.password_file.isEmpty()) signInByCommandLine();
}

void Application::open() {
  if (session_) {
    // Let in anew. Pages let go of the session that has the data open first.
    finishPages();
    Session* gone = session_.release();
    emit sessionChanged();
    return QTimer::singleShot(0, this, [this, gone] {
      delete gone;
      open();
    });
  }
  if (Replica::isOfEarlierVersion(options_.data.toStdString())) return bringUpToDate();
  openSession();
}

void Application::bringUpToDate() {
  mending_ = true;
  emit sessionChanged();
  upgrade_.start([this, folder = std::filesystem::path(options_.data.toStdString())] {
    QString problem;
    int told = -1;
    try {
      Replica::bringUpToDate(folder, registry(), [&](std::int64_t done, std::int64_t total) {
        const int percent = total > 0 ? static_cast<int>(100 * done / total) : 100;
        if (percent == std::exchange(told, percent)) return !is_ending_;
        QMetaObject::invokeMethod(this, [this, percent] {
          mending_progress_ = QLocale(language_).toString(percent) + QChar(0xa0) + QLocale(language_).percent();
          emit mendingProgressChanged();
        });
        return !is_ending_;
      });
    } catch (const ReplicaError& error) {
      // A damaged one is rescued as it is opened.
      if (error.problem.code != "replica.damaged") problem = problemSentence(error.problem);
    }
    QMetaObject::invokeMethod(this, [this, problem] {
      mending_progress_.clear();
      if (problem.isEmpty()) return openSession();
      start_problem_ = problem;
      mending_ = false;
      emit sessionChanged();
    });
  });
}

void Application::openSession() {
  try {
    const auto credentials = loadCredentials(*secrets_);
    if (!credentials) return;
    const QSettings settings(options_.data + "/settings.ini", QSettings::IniFormat);
    if (options_.language.isEmpty() && !settings.contains("language") && !credentials->language.empty()) {
      install(QString::fromStdString(credentials->language));
    }
    session_ = std::make_unique<Session>(options_.data.toStdString(), credentials->identity(), *secrets_, language_,
                                         photo_room_ * megabyte, with_link_);
    connect(session_.get(), &Session::workspaceChanged, this, &Application::sessionChanged);
    connect(session_.get(), &Session::damaged, this, &Application::reopen, Qt::QueuedConnection);
    start_problem_.clear();
  } catch (const ReplicaError& error) {
    start_problem_ = problemSentence(error.problem);
    if (start_problem_.isEmpty()) start_problem_ = QString::fromUtf8(error.what());
  } catch (const std::exception& error) {
    start_problem_ = tr("Carnet cannot open its data: %1").arg(QString::fromUtf8(error.what()));
  }
  signing_in_ = mending_ = false;
  if (!start_problem_.isEmpty()) qWarning().noquote() << start_problem_;
  emit sessionChanged();
}

void Application::reopen() {
  // Both the writer and the reader may tell.
  if (!session_ || sender() != session_.get()) return;
  const bool is_again = last_rescue_.isValid() && last_rescue_.elapsed() < shortestRescuePauseMs;
  last_rescue_.start();
  mending_ = true;
  endSession([this, is_again] {
    // What is being done is drawn first.
    if (!is_again) return QTimer::singleShot(drawingMs, this, &Application::open);
    mending_ = false;
    // The disk gives back something else than what was written to it.
    start_problem_ =
        tr("The data on this device was damaged again shortly after it had been set right. The disk may be "
           "failing: what waited is kept on it. Ask your administrator.");
    emit sessionChanged();
  });
}

void Application::endSession(std::function<void()> then) {
  // Pages let go of the session first.
  finishPages();
  Session* gone = session_.release();
  emit sessionChanged();
  QTimer::singleShot(0, this, [gone, then = std::move(then)] {
    delete gone;
    then();
  });
}

void Application::signInByCommandLine() {
  QFile file(options_.password_file);
  if (!file.open(QIODevice::ReadOnly)) {
    start_problem_ = tr("The password file %1 cannot be read.").arg(options_.password_file);
    qWarning().noquote() << start_problem_;
    return emit sessionChanged();
  }
  const QString password = QString::fromUtf8(file.readAll()).trimmed();
  signing_in_ = true;
  emit sessionChanged();
  sign_in_->signIn(options_.invitation, options_.login, password, [this](const Result<Nothing>& result) {
    if (result.ok()) return;
    signing_in_ = false;
    qWarning().noquote() << problemSentence(result.problem());
    emit sessionChanged();
  });
}

std::optional<Credentials> Application::credentials() const {
  try {
    return loadCredentials(*secrets_);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void Application::setTheme(const QString& theme) {
  theme_ = theme;
  keepSetting("theme", theme);
}

// Qt 6.4 does not tell the system's theme, its palette does.
bool Application::isDark() const {
  if (theme_ != "system") return theme_ == "dark";
  return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

bool Application::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ApplicationPaletteChange && theme_ == "system") emit looksChanged();
  return QObject::eventFilter(watched, event);
}

void Application::setPointer(const QString& pointer) {
  options_.pointer = pointer;
  keepSetting("pointer", pointer);
}

void Application::setTextScale(qreal scale) {
  text_scale_ = qBound(1.0, scale, 2.0);
  keepSetting("text_scale", text_scale_);
}

void Application::setGlove(bool glove) {
  glove_ = glove;
  keepSetting("glove", glove);
}

void Application::setReducedMotion(bool reduced) {
  reduced_motion_ = reduced;
  keepSetting("reduced_motion", reduced);
}

void Application::setPhotoRoom(int megabytes) {
  photo_room_ = qMax(leastPhotoRoom, megabytes);
  if (session_) session_->replica().setFilesCap(photo_room_ * megabyte);
  keepSetting("photo_room", photo_room_);
}

void Application::closeTips() {
  tips_ = false;
  keepSetting("tips_closed", true);
}

void Application::keepSetting(const QString& key, const QVariant& value) {
  // Written through to the disk, which a screen does not wait for.
  settings_writer_.start([file = options_.data + "/settings.ini", key, value] {
    QSettings(file, QSettings::IniFormat).setValue(key, value);
  });
  emit looksChanged();
}

void Application::setLanguage(const QString& language) {
  if (language == language_) return;
  install(language);
  keepSetting("language", language);
  if (session_)
    session_->setLanguage(language);
  else
    emit sessionChanged();
}

QVariantList Application::languages() const { return languageChoices(); }

QString Application::signOut() {
  if (!session_) return {};
  if (link()->waiting > 0 || link()->files > 0) {
    return tr("Work on this device has not reached the office yet. Connect it, wait until it is sent, then sign out.");
  }
  endSession([this] {
    forgetCredentials(*secrets_);
    for (const char* file : {"replica.db", "replica.db-wal", "replica.db-shm", "drafts.json", "last-contact"}) {
      QFile::remove(options_.data + "/" + file);
    }
    QDir(options_.data + "/blobs").removeRecursively();
    QDir(options_.data + "/camera").removeRecursively();
    const QDir data(options_.data);
    for (const QString& aside : data.entryList({"damaged-*"}, QDir::Dirs))
      QDir(data.filePath(aside)).removeRecursively();
    for (const QString& aside : data.entryList({"drafts.json.damaged-*"})) QFile::remove(data.filePath(aside));
  });
  return {};
}

void Application::install(const QString& language) {
  language_ = useLanguage(Formats(language).locale());
  // What stands already, such as the demo's tips, is said in the person's language too.
  if (engine_) engine_->retranslate();
}

void Application::setEngine(QQmlEngine* engine) {
  engine_ = engine;
  engine->setIncubationController(&incubation_);
  collection_.begin(engine);
}

}  // namespace carnet::client

#include "moc_application.cpp"
