#include "client/modules/organisation/problem_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>
#include <cstdlib>

namespace carnet::client {

namespace {

struct Problems {
  Q_DECLARE_TR_FUNCTIONS(ProblemWords)
};

QString sentence(const QString& code) {
  const QHash<QString, QString> sentences = {
      // Signing in and the link
      {"link.bad_invite",
       Problems::tr("This is not a Carnet invitation. It begins with carnet:// and was made by your administrator.")},
      {"link.not_enrolled", Problems::tr("This device is not signed in yet.")},
      {"link.unreachable", Problems::tr("The server does not answer at %1. Check the network, then try again.")},
      {"link.wrong_certificate",
       Problems::tr("Another server answers at %1 in place of yours: its certificate is not the "
                    "one of the invitation. Nothing was sent. Ask your administrator.")},
      {"link.bad_answer", Problems::tr("What answers there is not a Carnet server. Check the invitation.")},
      {"link.silent", Problems::tr("The server has stopped answering.")},
      {"link.too_often",
       Problems::tr("This device called the server too often. It calls again by itself in a moment.")},
      {"link.credit_exceeded",
       Problems::tr("The server and this app did not understand each other. Your work stays here; update the app.")},
      {"platform.secrets", Problems::tr("This device could not keep its key: %1")},
      {"auth.wrong_password", Problems::tr("Login or password is wrong. Check capital letters and try again.")},
      {"auth.code_unknown", Problems::tr("This invitation is not known here. Ask your administrator for a new one.")},
      {"auth.code_used", Problems::tr("This invitation has been used already. Ask your administrator for a new one.")},
      {"auth.code_expired", Problems::tr("This invitation is too old. Ask your administrator for a new one.")},
      {"auth.too_many_tries", Problems::tr("Too many tries. Wait a few minutes, then try again.")},
      {"auth.unknown_device",
       Problems::tr("The server does not know this device, or it was locked. Your work stays here; "
                    "ask your administrator for a new invitation.")},
      {"auth.wrong_signature",
       Problems::tr("The server does not recognise this device's key. Your work stays here; ask "
                    "your administrator for a new invitation.")},
      {"auth.session_ended",
       Problems::tr("The sign-in has ended. Sign in again with your password; your work stays here.")},
      {"auth.token_expired", Problems::tr("The sign-in has expired. It is renewed as soon as the server answers.")},
      {"auth.token_invalid", Problems::tr("The server did not accept this device's sign-in. Ask your administrator.")},
      {"auth.not_administrator", Problems::tr("Only an administrator can let others in.")},
      {"auth.unknown_login",
       Problems::tr("The server does not know this person yet. Wait until your changes have arrived, then try again.")},
      {"auth.no_password", Problems::tr("Give this person a first password.")},
      {"auth.password_too_short", Problems::tr("The password is too short: 8 characters are the least.")},
      {"auth.password_too_long", Problems::tr("The password is too long.")},
      {"auth.password_not_text", Problems::tr("This password has signs that cannot be typed.")},
      {"auth.unavailable", Problems::tr("The server is there but cannot work just now. Try again in a moment.")},
      {"sync.other_server", Problems::tr("This data belongs to another server. Nothing was sent.")},
      {"sync.server_restored",
       Problems::tr("The server was restored from a backup. What you had sent is being sent again; until all is "
                    "compared, some of what you see may be newer than what the office has.")},
      {"change_set.withdrawn", Problems::tr("You had taken this change back.")},
      {"change_set.former_device",
       Problems::tr("The office did not accept this before this device was let in anew. Correct it or take it back.")},
      {"sync.copied_replica",
       Problems::tr(
           "The data of this device is in use on another one too. Your work stays here; ask your administrator for a "
           "new invitation, and it goes on.")},
      {"sync.protocol_too_new",
       Problems::tr("This app is newer than the server. It will work again after the server has been updated.")},
      {"sync.app_too_old",
       Problems::tr("This app is too old for the server. Update the app; your work stays here and is sent then.")},
      // This device
      {"replica.in_use",
       Problems::tr("Carnet is already open with this data. Use the window that is open, or close it first.")},
      {"replica.newer_schema", Problems::tr("This data was written by a newer Carnet. Update the app to open it.")},
      {"replica.damaged",
       Problems::tr("The data on this device is damaged. Carnet sets it right: what waits here is kept, "
                    "the rest comes again from the office.")},
      {"replica.other_identity", Problems::tr("This data belongs to another server or person.")},
      {"replica.disk_full",
       Problems::tr("This device has no room left. Free some space and do it again; nothing is half saved.")},
      {"replica.io", Problems::tr("This device could not write its data. Nothing is half saved; try again.")},
      {"replica.closing", Problems::tr("Carnet was closing. Do it again.")},
      {"attachment.empty", Problems::tr("This file is empty.")},
      {"attachment.too_large", Problems::tr("This file is larger than 64 MB. Choose a smaller one.")},
      {"attachment.no_picture", Problems::tr("This file is not a picture that can be shown. Choose a JPEG or PNG.")},
      {"attachment.unreadable", Problems::tr("This file cannot be read.")},
      {"attachment.create.empty", Problems::tr("This file is empty.")},
      {"withdraw.on_its_way", Problems::tr("This change has been sent already and can no longer be taken back.")},
      {"undo.no_way_back", Problems::tr("There is no way back from this. Do the opposite instead.")},
      {"undo.changed_since", Problems::tr("Somebody has changed it since.")},
      {"undo.done_already", Problems::tr("This has been undone already.")},
      {"undo.unknown", Problems::tr("This was done too long ago to be undone here.")},
      {"withdraw.unknown", Problems::tr("This change has already arrived.")},
      // Rules that every record has
      {"row.unknown", Problems::tr("This record no longer exists.")},
      {"row.deleted", Problems::tr("This record was deleted meanwhile.")},
      {"row.exists", Problems::tr("This record exists already.")},
      {"access.withdrawn", Problems::tr("You no longer have access to this record; what you did is kept and sent.")},
      {"row.not_held", Problems::tr("This record is not on this device; the office will decide.")},
      {"row.not_yours", Problems::tr("This record belongs to somebody else. The office can change it.")},
      {"row.changed_since", Problems::tr("Somebody changed this record meanwhile. Look at it again.")},
      {"row.in_use", Problems::tr("Something else belongs to it by now, so it stays.")},
      {"row.append_only", Problems::tr("What has happened is not changed afterwards. Add the opposite instead.")},
      {"reference.unknown", Problems::tr("This refers to a record that is not there.")},
      {"reference.not_yours", Problems::tr("This refers to a record that is not yours. The office can do it.")},
      {"change_set.copied_replica",
       Problems::tr(
           "Another device works with a copy of this data. This change is kept at the office, which decides.")},
      {"change_set.depends_on_parked", Problems::tr("This waits for an earlier change that was not accepted.")},
      {"transition.unknown", Problems::tr("This step does not exist here.")},
      {"reason.missing", Problems::tr("Say why: a reason is needed.")},
      {"reason.unknown", Problems::tr("Choose a reason from the list.")},
      {"rights.fence", Problems::tr("Your role does not allow this. An administrator can give it the right.")},
      {"rights.field", Problems::tr("Your role does not allow changing this. The office can do it.")},
      {"rights.create", Problems::tr("Your role does not allow adding this. The office can do it.")},
      {"rights.set", Problems::tr("Your role does not allow changing this. The office can do it.")},
      {"rights.append", Problems::tr("Your role does not allow adding this. The office can do it.")},
      {"rights.erase", Problems::tr("Your role does not allow deleting this. The office can do it.")},
      {"rights.transition", Problems::tr("Your role does not allow this step. The office can do it.")},
      {"field.bad_value", Problems::tr("This value cannot be stored.")},
      {"field.not_writable", Problems::tr("This value is decided elsewhere and cannot be written.")},
      {"scope.too_wide", Problems::tr("This person would hold too many records. Divide the work.")},
      {"note.create.empty", Problems::tr("Write something first.")},
      {"note.not_yours", Problems::tr("Only its author can change a note.")},
      {"app_user.last_administrator", Problems::tr("This is the only administrator. Make somebody else one first.")},
      {"attachment_link.not_yours", Problems::tr("Only who added a file can remove it.")},
      {"attachment_link.remove.proof", Problems::tr("Signatures and recordings cannot be removed.")},
      {"attachment_link.remove.closed", Problems::tr("The ticket is closed. Its photos and files stay.")},
      {"saved_view.no_name", Problems::tr("Give the view a name.")},
      {"saved_view.not_yours", Problems::tr("This view belongs to somebody else.")},
      {"conflict.closed", Problems::tr("Somebody has decided this already, the other way.")},
      {"conflict.not_yours", Problems::tr("This decision is not yours.")},
      {"auth.bad_request", Problems::tr("The server did not understand this app. Update the app, then try again.")},
      {"auth.no_role", Problems::tr("Nobody has given you a role yet. Your work stays here; ask your administrator.")},
      {"auth.nonce_expired", Problems::tr("Signing in took too long. Try again.")},
      {"auth.rights_changed", Problems::tr("Your rights were changed. Carnet connects again by itself.")},
      {"server.disk_full", Problems::tr("The office's server has no room left. Your work is safe on this device and is "
                                        "sent as soon as there is room again.")},
      {"server.unavailable",
       Problems::tr("The office's server cannot work just now. Your work is safe on this device and "
                    "is sent as soon as it can.")},
      {"server.failed",
       Problems::tr("The office's server had a fault. Your work is safe on this device and is sent again by itself.")},
      {"replica.busy",
       Problems::tr(
           "So much waits to be written on this device that nothing more can be taken now. Try again in a moment.")},
      {"replica.internal", Problems::tr("Something went wrong on this device. Nothing is half saved; try again.")},
      {"change_set.bad_size", Problems::tr("This is too much for one step. Do it in smaller parts.")},
      {"change_set.bad_text", Problems::tr("This text has signs that cannot be stored.")},
      {"change_set.other_person", Problems::tr("Somebody else made this change on this device. The office can do it.")},
      {"change_set.unreadable",
       Problems::tr(
           "What this change said can no longer be read. Look through your last work and do again what is missing.")},
      {"push.gap", Problems::tr("An earlier change must arrive first. It is sent by itself.")},
      {"frame.malformed",
       Problems::tr("The server and this app did not understand each other. Your work stays here; update the app.")},
      {"frame.too_large",
       Problems::tr("The server and this app did not understand each other. Your work stays here; update the app.")},
      {"frame.out_of_order",
       Problems::tr("Something got lost on the way to the server. It is sent again by itself; nothing is lost here.")},
      {"frame.unexpected",
       Problems::tr("The server and this app did not understand each other. Your work stays here; update the app.")},
      {"blob.window_exceeded",
       Problems::tr("The server and this app did not understand each other. Your work stays here; update the app.")},
      {"http.failed", Problems::tr("The server had a fault. Try again in a moment.")},
      {"http.method_not_allowed",
       Problems::tr("The server did not understand this app. Update the app, then try again.")},
      {"http.not_found", Problems::tr("The server did not understand this app. Update the app, then try again.")},
      {"http.too_large", Problems::tr("The server did not understand this app. Update the app, then try again.")},
      {"json.malformed", Problems::tr("This cannot be read.")},
      {"job.server_only", Problems::tr("Only the server does this by itself.")},
      {"field.group_incomplete", Problems::tr("These values belong together. Give all of them.")},
      {"field.unknown", Problems::tr("This app and the server know different values. Update the app.")},
      {"operation.bad_id", Problems::tr("The server does not know this step. Update the app.")},
      {"operation.not_a_set", Problems::tr("The server does not know this step. Update the app.")},
      {"operation.not_append_only", Problems::tr("The server does not know this step. Update the app.")},
      {"operation.unknown_entity", Problems::tr("The server does not know this step. Update the app.")},
      {"rights.import", Problems::tr("Your role does not allow importing. An administrator can do it.")},
      {"row.wrong_id", Problems::tr("This record could not be told from another one. Do it again.")},
      {"target.unknown", Problems::tr("What this belongs to is not there.")},
      {"value.not_unique", Problems::tr("This value is taken already. Choose another one.")},
      {"attachment.create.bad_hash", Problems::tr("This is not the file that was attached. Attach it again.")},
      {"attachment.create.thumbnail_too_large",
       Problems::tr("The small picture of this file is too large. Attach it again.")},
      {"attachment_link.create.other_leaf",
       Problems::tr("This file belongs to another record and cannot be attached here.")},
      {"parked_change.closed", Problems::tr("Somebody has seen to this already.")},
  };
  return sentences.value(code);
}

int numberIn(const Problem& problem, std::size_t at) {
  return at < problem.values.size() ? QString::fromStdString(problem.values[at]).toInt() : 0;
}

// Values: minutes by which the clock is ahead, below zero behind.
QString wrongClock(const Problem& problem) {
  const int minutes = numberIn(problem, 0), size = std::abs(minutes);
  const QString by = Problems::tr("%1 h %2 min").arg(size / 60).arg(size % 60);
  return minutes > 0
             ? Problems::tr("This device's clock is %1 fast. Carnet goes by the office's clock; set yours right.")
                   .arg(by)
             : Problems::tr("This device's clock is %1 slow. Carnet goes by the office's clock; set yours right.")
                   .arg(by);
}

// Values: client/replica/rescue.h.
QString rescued(const Problem& problem) {
  const int saved = numberIn(problem, 0), lost = numberIn(problem, 1);
  const bool is_unsure = numberIn(problem, 2) != 0;
  QStringList said{Problems::tr("The data file on this device was damaged and has been made anew.")};
  if (saved > 0) {
    said << Problems::tr("%n change(s) that had not reached the office were rescued and are sent by themselves.", "",
                         saved);
  }
  if (lost > 0) {
    said << Problems::tr("%n change(s) could not be read and are lost: look through your last work.", "", lost);
  } else if (is_unsure) {
    said << Problems::tr(
        "Part of the file could not be read. What had not reached the office may be missing: look through your last "
        "work.");
  } else if (saved == 0) {
    said << Problems::tr("No change was waiting here: nothing of yours is lost.");
  }
  said << Problems::tr("Everything comes again from the office; the damaged file is kept beside it.");
  return said.join(' ');
}

}  // namespace

QString problemSentence(const Problem& problem) {
  if (problem.code == "device.wrong_clock") return wrongClock(problem);
  if (problem.code == "replica.rescued") return rescued(problem);
  if (problem.code.ends_with(".name_missing")) return Problems::tr("Give it a name.");
  QString words = sentence(QString::fromStdString(problem.code));
  if (words.contains("%1")) {
    words = words.arg(problem.values.empty() ? QString("?") : QString::fromStdString(problem.values.front()));
  }
  return words;
}

}  // namespace carnet::client
