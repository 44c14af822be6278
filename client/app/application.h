// The application behind Main.qml: is this device signed in, what stands in the way, which language and theme.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QQmlEngine>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>

#include "client/app/collection_at_rest.h"
#include "client/app/options.h"
#include "client/app/session.h"
#include "client/app/short_incubation.h"
#include "client/link/credentials.h"
#include "client/modules/organisation/sign_in_service.h"
#include "client/platform/camera.h"
#include "client/platform/secrets.h"

namespace carnet::client {

class Application : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("main makes it")
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace NOTIFY sessionChanged)
  Q_PROPERTY(carnet::client::LinkInfo* link READ link NOTIFY sessionChanged)
  Q_PROPERTY(carnet::client::SignInService* signInService READ signInService CONSTANT)
  // Sentence: why Carnet cannot start at all (another window has the data, another server's data).
  Q_PROPERTY(QString startProblem READ startProblem NOTIFY sessionChanged)
  // Signing in by the command line, which shows no form unless it fails.
  Q_PROPERTY(bool signingIn READ isSigningIn NOTIFY sessionChanged)
  // The data file was damaged and is made anew, or an earlier version wrote it and it is brought to this one; how far that
  // is ("37 %"), when it is known.
  Q_PROPERTY(bool mending READ isMending NOTIFY sessionChanged)
  Q_PROPERTY(QString mendingProgress READ mendingProgress NOTIFY mendingProgressChanged)
  Q_PROPERTY(QString invitation READ invitation CONSTANT)
  Q_PROPERTY(QString login READ login CONSTANT)
  Q_PROPERTY(QString title READ title CONSTANT)
  Q_PROPERTY(QSize size READ size CONSTANT)
  Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY looksChanged)        // "system", "light", "dark"
  Q_PROPERTY(bool dark READ isDark NOTIFY looksChanged)                          // what follows from it now
  Q_PROPERTY(QString pointer READ pointer WRITE setPointer NOTIFY looksChanged)  // "auto", "touch", "mouse"
  Q_PROPERTY(qreal textScale READ textScale WRITE setTextScale NOTIFY looksChanged)
  Q_PROPERTY(bool glove READ glove WRITE setGlove NOTIFY looksChanged)
  Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY looksChanged)
  // How much photos and files may take on this device, in megabytes, before those used longest ago go.
  Q_PROPERTY(int photoRoom READ photoRoom WRITE setPhotoRoom NOTIFY looksChanged)
  Q_PROPERTY(QString language READ language NOTIFY sessionChanged)
  Q_PROPERTY(carnet::client::Camera* camera READ camera CONSTANT)
  // The demo's three steps stand above the pages until the person closes them.
  Q_PROPERTY(bool tips READ hasTips NOTIFY looksChanged)

 public:
  // `make_source` is what the camera looks through; null: this device's own.
  explicit Application(const Options& options, bool with_link = true,
                       std::function<std::unique_ptr<CaptureSource>()> make_source = {});
  ~Application() override;

  // Opens the data folder, or begins to sign in.
  void start();

  Workspace* workspace() const { return session_ ? session_->workspace() : nullptr; }
  LinkInfo* link() const { return session_ ? session_->link() : nullptr; }
  SignInService* signInService() const;
  QString startProblem() const { return start_problem_; }
  bool isSigningIn() const { return signing_in_; }
  bool isMending() const { return mending_; }
  QString mendingProgress() const { return mending_progress_; }
  QString invitation() const { return options_.invitation; }
  QString login() const { return options_.login; }
  const QString& dataFolder() const { return options_.data; }
  // nullopt: not signed in, or not readable.
  std::optional<Credentials> credentials() const;
  Camera* camera() const { return camera_.get(); }
  QString title() const { return options_.title; }
  QSize size() const { return options_.size; }
  QString theme() const { return theme_; }
  void setTheme(const QString& theme);
  bool isDark() const;
  void setDark(bool dark) { setTheme(dark ? "dark" : "light"); }
  QString pointer() const { return options_.pointer.isEmpty() ? QString("auto") : options_.pointer; }
  void setPointer(const QString& pointer);
  qreal textScale() const { return text_scale_; }
  void setTextScale(qreal scale);
  bool glove() const { return glove_; }
  void setGlove(bool glove);
  bool reducedMotion() const { return reduced_motion_; }
  void setReducedMotion(bool reduced);
  int photoRoom() const { return photo_room_; }
  void setPhotoRoom(int megabytes);
  QString language() const { return language_; }
  bool hasTips() const { return tips_; }
  Q_INVOKABLE void closeTips();
  // Everything is drawn anew in the language; kept for the next start.
  Q_INVOKABLE void setLanguage(const QString& language);

  // {value, text}: the languages of the interface, each named in itself.
  Q_INVOKABLE QVariantList languages() const;

  // Removes the person and all data from this device. Refused, with the sentence why, while anything waits to be sent;
  // empty when it is done: then only a new invitation brings somebody in again.
  Q_INVOKABLE QString signOut();

  bool eventFilter(QObject* watched, QEvent* event) override;

  // Before anything is loaded: retranslates it when the language changes, and makes what comes later in short pieces.
  void setEngine(QQmlEngine* engine);
  // Makes to the end what was begun: before the engine ends, and before pages are thrown away (Qt counts controls that were
  // thrown away half made as being made for ever, and says so at the end).
  void finishPages() { incubation_.finish(); }

 signals:
  void sessionChanged();
  void mendingProgressChanged();
  void looksChanged();

 private:
  class SignIn;
  void open();
  void openSession();
  // Brings the data file to this version, beside the screen, and opens it.
  void bringUpToDate();
  // The session's data file is damaged: it is opened anew, which rescues what waited in it.
  void reopen();
  // Ends the session, then does the rest: one turn later, when no page looks at it any more.
  void endSession(std::function<void()> then);
  void signInByCommandLine();
  void install(const QString& language);
  void keepSetting(const QString& key, const QVariant& value);

  Options options_;
  bool with_link_;
  QThreadPool upgrade_;  // one thread
  std::atomic_bool is_ending_ = false;
  QThreadPool settings_writer_;  // one thread: in the order in which things were chosen
  std::unique_ptr<Secrets> secrets_;
  std::unique_ptr<SignIn> sign_in_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<Camera> camera_;
  QQmlEngine* engine_ = nullptr;
  ShortIncubation incubation_;
  CollectionAtRest collection_;
  QString language_, start_problem_;
  QElapsedTimer last_rescue_;
  bool signing_in_ = false;
  bool mending_ = false;
  QString mending_progress_;
  bool tips_ = false;
  QString theme_;
  bool glove_ = false;
  bool reduced_motion_ = false;
  qreal text_scale_ = 1;
  int photo_room_ = 0;
};

}  // namespace carnet::client
