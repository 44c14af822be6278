#include "shared/rules/merge.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/core/random.h"
#include "shared/core/text.h"

namespace carnet {
namespace {

TEST(MergedText, whereOnlyOneSideChangedThatSideStands) {
  EXPECT_EQ(mergeText("a\nb", "a\nB", "a\nb").text, "a\nB");
  EXPECT_EQ(mergeText("a\nb", "a\nb", "A\nb").text, "A\nb");
  EXPECT_EQ(mergeText("a", "b", "b").text, "b");
  EXPECT_FALSE(mergeText("a", "b", "b").overlaps);
}

TEST(MergedText, changesOfDifferentLinesAreBothTaken) {
  const MergedText merged = mergeText("one\ntwo\nthree\nfour", "ONE\ntwo\nthree\nfour", "one\ntwo\nthree\nFOUR");
  EXPECT_EQ(merged.text, "ONE\ntwo\nthree\nFOUR");
  EXPECT_FALSE(merged.overlaps);
}

TEST(MergedText, aLineDeletedByOneAndAnotherAddedByOtherAreBothTaken) {
  const MergedText merged = mergeText("one\ntwo\nthree\nfour", "one\nthree\nfour", "one\ntwo\nthree\nfour\nfive");
  EXPECT_EQ(merged.text, "one\nthree\nfour\nfive");
  EXPECT_FALSE(merged.overlaps);
}

TEST(MergedText, theSameLineChangedTwiceKeepsBothPiecesMarked) {
  const MergedText merged = mergeText("pump", "pump leaks", "pump is loud");
  EXPECT_EQ(merged.text, "<<<<<<<\npump is loud\n=======\npump leaks\n>>>>>>>");
  EXPECT_TRUE(merged.overlaps);
}

TEST(MergedText, twoFirstTextsAreBothKept) {
  const MergedText merged = mergeText("", "mine", "theirs");
  EXPECT_TRUE(merged.overlaps);
  EXPECT_NE(merged.text.find("mine"), std::string::npos);
  EXPECT_NE(merged.text.find("theirs"), std::string::npos);
}

std::string anyText(SeededRng& rng) {
  std::string text;
  for (std::uint64_t n = rng.below(8); n > 0; --n) {
    text += static_cast<char>('a' + rng.below(5));
    if (rng.chance(70)) text += '\n';
  }
  return text;
}

// Every line that a side added is in the result; nothing is invented but the marks.
TEST(MergedText, noAddedLineIsEverLost) {
  SeededRng rng(7);
  for (int i = 0; i < 5000; ++i) {
    const std::string base = anyText(rng), mine = anyText(rng), theirs = anyText(rng);
    const MergedText merged = mergeText(base, mine, theirs);
    const auto lines = splitLines(merged.text);
    const auto has = [](const std::vector<std::string_view>& all, std::string_view line) {
      return std::find(all.begin(), all.end(), line) != all.end();
    };
    for (const std::string* side : {&mine, &theirs}) {
      for (std::string_view line : splitLines(*side)) {
        EXPECT_TRUE(has(splitLines(base), line) || has(lines, line)) << i << ": " << line;
      }
    }
    for (std::string_view line : lines) {
      EXPECT_TRUE(has(splitLines(base), line) || has(splitLines(mine), line) || has(splitLines(theirs), line) ||
                  line == "<<<<<<<" || line == "=======" || line == ">>>>>>>");
    }
    EXPECT_EQ(mergeText(base, mine, base).text, mine);
    EXPECT_EQ(mergeText(base, base, theirs).text, theirs);
    EXPECT_EQ(mergeText(base, mine, mine).text, mine);
  }
}

TEST(MergedText, hugeTextsTakeBoundedMemory) {
  std::string base, mine, theirs;
  for (int i = 0; i < 20'000; ++i) base += std::to_string(i % 7) + "\n";
  mine = "x\n" + base;
  theirs = base + "y\n";
  const MergedText merged = mergeText(base, mine, theirs);
  EXPECT_NE(merged.text.find('x'), std::string::npos);
  EXPECT_NE(merged.text.find('y'), std::string::npos);
}

TEST(SetField, addWinsPerElementAndOrderDoesNotMatter) {
  EXPECT_EQ(addElement("b\na", "c"), "a\nb\nc");
  EXPECT_EQ(addElement("a", "a"), "a");
  EXPECT_EQ(addElement(addElement("", "x"), "y"), addElement(addElement("", "y"), "x"));
  EXPECT_EQ(addElement("a", ""), "a");
  EXPECT_EQ(removeElement("a\nb", "a"), "b");
  EXPECT_EQ(removeElement("a", "z"), "a");
  EXPECT_EQ(removeElement("a", "a"), "");
}

// An element with a line break would be several: it is refused by the executor, and here it must at least not grow.
TEST(SetField, anElementWithALineBreakIsTakenAsItsLines) { EXPECT_EQ(addElement(addElement("", "a\nb"), "a"), "a\nb"); }

}  // namespace
}  // namespace carnet
