// One transaction of a device's store; rolled back unless commit() is reached.
#pragma once

#include "shared/sync/local_store.h"

namespace carnet::sync {

class Transaction {
 public:
  Transaction(LocalStore& store, Durability durability) : store_(store) { store_.begin(durability); }
  ~Transaction() {
    if (!done_) store_.rollback();
  }
  void commit() {
    store_.commit();
    done_ = true;
  }

 private:
  LocalStore& store_;
  bool done_ = false;
};

}  // namespace carnet::sync
