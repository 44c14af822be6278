#include "shared/core/text.h"

#include <gtest/gtest.h>

namespace carnet {
namespace {

TEST(Text, onlyValidUtf8WithoutNulMayBeStored) {
  EXPECT_TRUE(isStorableText("Pompe à chaleur — Насос 水"));
  EXPECT_FALSE(isStorableText(std::string_view("a\0b", 3)));
  EXPECT_FALSE(isStorableText("\xc3\x28"));
  EXPECT_FALSE(isStorableText("\xc0\x80")) << "overlong form";
  EXPECT_FALSE(isStorableText("\xed\xa0\x80")) << "surrogate";
  EXPECT_FALSE(isStorableText("\xf4\x90\x80\x80")) << "above U+10FFFF";
  EXPECT_FALSE(isStorableText("\xe2\x82")) << "cut in the middle";
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string letters(before, 'a');
    EXPECT_TRUE(isStorableText(letters + "é" + letters)) << before;
    EXPECT_FALSE(isStorableText(letters + "\xc3" + letters)) << before;
  }
  EXPECT_FALSE(isStorableText(std::string(maxTextBytes + 1, 'a')));
  EXPECT_TRUE(isStorableText(std::string(maxTextBytes, 'a')));
}

TEST(Text, searchForgetsAccentsCaseAndScript) {
  EXPECT_EQ(foldForSearch("Société Générale"), "societe generale");
  EXPECT_EQ(foldForSearch("Œuvre & Fils, S.A.R.L."), "oeuvre fils s a r l");
  EXPECT_EQ(foldForSearch("Денак"), foldForSearch("Denak"));
  EXPECT_EQ(foldForSearch("Щукин"), "shchukin");
}

TEST(Text, phoneNumbersAreComparedByTheirDigits) {
  EXPECT_EQ(digitsOf("+33 (0)1 23-45"),
            "3301"
            "2345");
  EXPECT_EQ(digitsOf("0033 1 23"), "33123");
}

TEST(Text, trimmedCutsBlanksAtBothEnds) { EXPECT_EQ(trimmed(" \t a b \r\n"), "a b"); }

}  // namespace
}  // namespace carnet
