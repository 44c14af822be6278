// Bugs built in on purpose, to prove that the fleet simulation finds such (tests/simulation/README.md). Only the program
// that does so is compiled with them; everywhere else planted() is false and nothing of it remains.
#pragma once

#include <cstdint>

namespace carnet {

enum class Bug : std::uint8_t {
  none,
  // How a server orders and reads its feed
  bareSequence,  // numbers of a sequence, drawn without a lock; readers take what is above their cursor
  halfFix,       // the same; readers wait for transactions that began before
  xidGate,       // numbers drawn when a transaction begins; readers wait for all below
  // What a server node does
  locksNothing,           // nodes read rows without locking them and write whatever stands there now
  rightsReadOnce,         // nobody looks whether rights have changed since a transaction read them
  receiptBeforeCommit,    // it answers before its transaction is durable
  receiptsApart,          // receipts are written after the effects, in a transaction of their own
  snapshotWithoutRights,  // rows of a first synchronisation are read without asking what the person may see
  neverCompares,          // it never says what a device should hold
  trimDropsTombstones,    // trimming leaves out that a row was deleted
  deafNode,               // a node hears nothing of what others commit
  readsWithoutEnd,        // a session asks for the feed again before the last answer has come
  // What the authority and its rules do
  rightsUnchecked,      // whoever is in may write
  referencesUnchecked,  // a row may name what its author does not hold
  nothingNamed,         // a row may name what is not there
  stepsUnchecked,       // a visit goes from any state to any other
  numberTwice,          // the next document gets the same number
  conflictNotKept,      // the value that does not stand is dropped
  basesIgnored,         // the later edit stands, whether or not anybody else changed the field
  unclampedClock,       // the later edit is chosen by the device's own clock, however far ahead it runs
  deletesUnseen,        // a deletion takes away what its author had not seen
  setIsLost,            // an edit of a field is judged "applied" and written nowhere
  earlierEditStands,    // of two edits of a free field the one that came first stands, not the later one
  guardIsIgnored,       // an edit of a guarded field overwrites what stands
  groupIsMixed,         // of an address, street and city are taken from different people
  textIsReplaced,       // an edit of a long text puts away what others wrote
  addedElementIsLost,   // an element is put into a set and is not there
  // What a device does
  savedWithoutSync,   // what a person saw as saved may go with the power
  savedInTwoSteps,    // the outbox is written before the rows
  parkedIsForgotten,  // work that was not accepted leaves the device
  dropAtReceipt,      // pending work is dropped at the receipt instead of at its commit
  ownWorkHidden,      // what arrives is written over pending work, which does not run again
  upsertAfterDelete,  // an older image brings a deleted row back
  leftRowsStay,       // rows of a node that was left stay
  gapUnseen,          // what comes of a trimmed feed is taken to be whole at every commit
  vanishedRowsStay,   // where the device is compared, rows that the server does not have stay
  wholeTooEarly,      // a node is whole when its snapshot ends, wherever the cursor is
  retryOnNextWrite,   // a lost connection is opened again only when something new is written
  retryAtOnce,        // … or at once, without end
  neverLazy,          // … or every second, however long nobody answers
  framesInAnyOrder,   // frames are taken as they come, whatever their number
  // What a restored server and its devices do
  equalTooEarly,     // a device takes what it shows to be the server's before it is compared
  verdictsStay,      // work that waits keeps the verdict that the server gave before
  numbersForgotten,  // a document number that people were told is given again
  // What a program makes of what an earlier one left
  unknownIsDropped,  // fields that the earlier program could not read are gone
  unreadIsDropped,   // rows of entities that it did not know are thrown away
  outboxIsRewritten  // what waits is written anew in the words of the later one
};

#ifdef CARNET_PLANTED
inline namespace with_bugs {
inline Bug planted_bug = Bug::none;  // set once, before anything runs
inline bool planted(Bug bug) { return bug == planted_bug; }
}  // namespace with_bugs
#else
constexpr bool planted(Bug) { return false; }
#endif

}  // namespace carnet
