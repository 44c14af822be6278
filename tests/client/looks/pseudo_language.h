// A language for tests: every text that goes through translation stands in ⟦ ⟧, what does not is seen at once.
#pragma once

#include <QTranslator>

namespace carnet::client::test {

class PseudoLanguage : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* text, const char*, int) const override {
    return QString(QChar(0x27E6)) + QString::fromUtf8(text) + QChar(0x27E7);
  }
};

}  // namespace carnet::client::test
