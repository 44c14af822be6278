// A new ticket: what is asked for, what is missing, and making it. What was typed is a draft until it is made.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QPointer>

#include "client/modules/service/contact_choices.h"
#include "client/store/workspace.h"

namespace carnet::client {

class NewTicketController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::Workspace* workspace READ workspace WRITE setWorkspace NOTIFY changed)
  Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY changed)
  Q_PROPERTY(QString description READ description WRITE setDescription NOTIFY changed)
  Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed)
  Q_PROPERTY(QString priority READ priority WRITE setPriority NOTIFY changed)
  Q_PROPERTY(QString customerId READ customerId NOTIFY changed)
  Q_PROPERTY(QString customer READ customer NOTIFY changed)
  // As ContactChoices.
  Q_PROPERTY(QVariantList contacts READ contacts NOTIFY changed)
  Q_PROPERTY(QString contactId READ contactId WRITE setContactId NOTIFY changed)
  Q_PROPERTY(QString serialId READ serialId NOTIFY changed)
  Q_PROPERTY(QString machine READ machine NOTIFY changed)
  Q_PROPERTY(QString productId READ productId NOTIFY changed)
  Q_PROPERTY(QString titleError READ titleError NOTIFY changed)
  // Why it was not created, when that is not about the title.
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  // What a change of the customer took out of the form, in a sentence.
  Q_PROPERTY(QString takenOut READ takenOut NOTIFY changed)
  Q_PROPERTY(bool canSetPriority READ canSetPriority NOTIFY changed)
  Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
  // The form is in sight: why the ticket was not created is read there.
  Q_PROPERTY(bool shown MEMBER is_shown_)

 public:
  explicit NewTicketController(QObject* parent = nullptr);

  Workspace* workspace() const { return workspace_; }
  void setWorkspace(Workspace* workspace);
  QString title() const { return text("title"); }
  void setTitle(const QString& title) { keep("title", title); }
  QString description() const { return text("description"); }
  void setDescription(const QString& description) { keep("description", description); }
  QString kind() const { return text("kind").isEmpty() ? QString("repair") : text("kind"); }
  void setKind(const QString& kind) { keep("kind", kind); }
  QString priority() const { return text("priority").isEmpty() ? QString("normal") : text("priority"); }
  void setPriority(const QString& priority) { keep("priority", priority); }
  QString customerId() const { return text("customerId"); }
  QString customer() const { return text("customer"); }
  QVariantList contacts() const { return contacts_.choices(); }
  QString contactId() const { return text("contactId"); }
  void setContactId(const QString& id) { keep("contactId", id); }
  QString serialId() const { return text("serialId"); }
  QString machine() const { return text("machine"); }
  QString productId() const { return text("productId"); }
  QString titleError() const { return title_error_; }
  QString problem() const { return problem_; }
  QString takenOut() const { return taken_out_; }
  bool canSetPriority() const;
  bool isBusy() const { return busy_; }

  // A customer who has one contact only brings it along. The contact and the machine of another one are taken out, and
  // come back with that one.
  Q_INVOKABLE void chooseCustomer(const QString& id, const QString& name);
  // The machine brings its product and, if none is chosen, its customer.
  Q_INVOKABLE void chooseSerial(const QString& id, const QString& number, const QString& product_id,
                                const QString& product, const QString& partner_id, const QString& partner);
  Q_INVOKABLE void chooseProduct(const QString& id, const QString& name);
  // Starts with an empty form.
  Q_INVOKABLE void discard();
  // Makes the ticket; a technician's own is assigned to them at once. What was typed stays until it is made.
  Q_INVOKABLE void create();

 signals:
  void changed();
  void created(const QString& id);

 private:
  QString text(const QString& field) const;
  void keep(const QString& field, const QString& text);
  void create(const QString& temporary_number);
  void hear(int number, bool saved, const QString& field, const QString& sentence);

  QPointer<Workspace> workspace_;
  ContactChoices contacts_;
  QString title_error_, problem_, taken_out_;
  QHash<QString, QVariantMap> taken_from_;  // by the customer of whom it was
  QString created_id_;
  int submitted_ = 0;  // the number of the change that is being saved
  bool busy_ = false;
  bool is_shown_ = false;
};

}  // namespace carnet::client
