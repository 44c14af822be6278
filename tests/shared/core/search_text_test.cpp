#include "shared/core/search_text.h"

#include <gtest/gtest.h>

#include "shared/core/text.h"

namespace carnet {
namespace {

std::string soundOfName(std::string_view name) { return soundOf(foldForSearch(name)); }

TEST(SearchText, oneNameSoundsTheSameInEveryAlphabet) {
  EXPECT_EQ(soundOfName("Denaq"), soundOfName("Денак"));
  EXPECT_EQ(soundOfName("Denak"), soundOfName("Denaq"));
  EXPECT_EQ(soundOfName("Müller"), soundOfName("Mueller"));
  EXPECT_EQ(soundOfName("Schneider"), soundOfName("Шнайдер"));
  EXPECT_EQ(soundOfName("Zhukovsky"), soundOfName("Жуковский"));
  EXPECT_EQ(soundOfName("Tchekhov"), soundOfName("Чехов"));
  EXPECT_EQ(soundOfName("Wilo"), soundOfName("Вило"));
  EXPECT_EQ(soundOfName("Philippe"), soundOfName("Филипе"));
  EXPECT_EQ(soundOfName("Moscou"), soundOfName("Moskou"));
  EXPECT_EQ(soundOf("x200"), "x200") << "a number is not said";
}

TEST(SearchText, accentsOfEveryLanguageOfOurCustomersAreForgotten) {
  EXPECT_EQ(foldForSearch("Łódź Żółw Częstochowa"), "lodz zolw czestochowa");
  EXPECT_EQ(foldForSearch("Dvořák Příbram Škoda"), "dvorak pribram skoda");
  EXPECT_EQ(foldForSearch("Großküchen Weiß"), "grosskuchen weiss");
  EXPECT_EQ(foldForSearch("Œuvres d’Élève à Noël"), "oeuvres d eleve a noel");
  EXPECT_EQ(foldForSearch("Київ Ґанок Їжак"), "kiiv ganok izhak") << "Ukrainian";
  EXPECT_EQ(foldForSearch("Timișoara Constanța"), "timisoara constanta");
  EXPECT_EQ(foldForSearch("Ёлкин Объект"), "elkin obekt");
  EXPECT_EQ(foldForSearch("Café—5 m² ☎ €9 \xef\xbf\xbd水"), "cafe 5 m2 9 水") << "signs part words, letters stay";
}

TEST(SearchText, foldedBytesKnowWhereTheyCameFrom) {
  std::vector<std::size_t> origins;
  EXPECT_EQ(foldForSearch("«Щука» ß", &origins), "shchuka ss");
  EXPECT_EQ(origins, (std::vector<std::size_t>{2, 2, 2, 2, 4, 6, 8, 10, 13, 13}));
}

TEST(SearchText, slipsOfTheHandAreCounted) {
  EXPECT_EQ(slips("denaq", "denaq", false, 2), 0);
  EXPECT_EQ(slips("dneaq", "denaq", false, 2), 1) << "two letters exchanged";
  EXPECT_EQ(slips("denaaq", "denaq", false, 2), 1) << "one too many";
  EXPECT_EQ(slips("deaq", "denaq", false, 2), 1) << "one too few";
  EXPECT_EQ(slips("demaq", "denaq", false, 2), 1) << "a wrong one";
  EXPECT_EQ(slips("grundofs", "grundfos pumpen", true, 2), 1) << "the rest is not typed yet";
  EXPECT_EQ(slips("abcdef", "uvwxyz", false, 2), 3) << "never more than one above the limit";
  EXPECT_EQ(forgivenSlips(3), 0);
  EXPECT_EQ(forgivenSlips(5), 1);
  EXPECT_EQ(forgivenSlips(8), 2);
}

TEST(SearchText, aTelephoneNumberIsLookedForWithAndWithoutItsCountry) {
  EXPECT_EQ(searchQuery("06 12 34").phones, (std::vector<std::string>{"61234"}));
  EXPECT_EQ(searchQuery("+33 (0)6.12.34").phones.front(), "3361234");
  const auto abroad = searchQuery("0033 612 34 56").phones;
  EXPECT_NE(std::find(abroad.begin(), abroad.end(), "6123456"), abroad.end());
  EXPECT_TRUE(searchQuery("T-12 34").phones.empty());
  EXPECT_TRUE(searchQuery("12").phones.empty()) << "too short to be looked for everywhere";
}

TEST(SearchText, aNumberIsWhatHoldsDigits) {
  EXPECT_EQ(searchQuery(" t-2026/00412 ").number, "t202600412");
  EXPECT_EQ(searchQuery("412").number, "412");
  EXPECT_EQ(searchQuery("Denaq").number, "");
  EXPECT_TRUE(searchQuery(" «»' ").isEmpty());
  EXPECT_LE(searchQuery(std::string(100'000, 'x')).folded.size(), 400U);
}

std::string bold(std::string_view text, std::string_view typed) {
  std::string out;
  std::size_t at = 0;
  for (const TextPart& part : foundParts(text, searchQuery(typed))) {
    out += std::string(text.substr(at, part.at - at)) + "[" + std::string(text.substr(part.at, part.size)) + "]";
    at = part.at + part.size;
  }
  return out + std::string(text.substr(at));
}

TEST(SearchText, whatWasMeantIsShown) {
  EXPECT_EQ(bold("Société Générale", "gene"), "Société [Géné]rale");
  EXPECT_EQ(bold("Денак ООО", "den"), "[Ден]ак ООО");
  EXPECT_EQ(bold("Denaq SARL", "denak"), "[Denaq] SARL") << "the same sound";
  EXPECT_EQ(bold("Grundfos Distribution", "grunfdos"), "[Grundfos] Distribution") << "a slip";
  EXPECT_EQ(bold("+33 6 12 34 56 78", "061234"), "+33 [6 12 34] 56 78");
  EXPECT_EQ(bold("T-2026-00412", "412"), "T-2026-00[412]");
  EXPECT_EQ(bold("Kreiselpumpe", "pumpe"), "Kreisel[pumpe]");
  EXPECT_EQ(bold("Dupont, Marie", "marie dup"), "[Dup]ont, [Marie]");
  EXPECT_EQ(bold("Weiß & Co", "weiss"), "[Weiß] & Co");
  EXPECT_EQ(bold("Nothing here", "zzz"), "Nothing here");
}

TEST(SearchText, aLetterHeldDownIsNoSpellingOfAName) {
  EXPECT_EQ(searchQuery("zzzz qqqq").sounds, (std::vector<std::string>{"zzzz", "qqqq"}));
  EXPECT_EQ(searchQuery("qu").sounds.front(), "qu") << "one letter is no sound to look for";
  EXPECT_FALSE(nearlyHoldsAllWords("zone kiel", searchQuery("zzzz")));
  EXPECT_EQ(searchQuery("Matthieu").sounds.front(), soundOf("matieu"));
}

TEST(SearchText, allWordsMustBeThereInAnyOrder) {
  EXPECT_TRUE(holdsAllWords("dupont marie lyon", searchQuery("lyo dup")));
  EXPECT_TRUE(holdsAllWords("denaq sarl", searchQuery("денак")));
  EXPECT_FALSE(holdsAllWords("dupont marie", searchQuery("dupont lyon")));
}

}  // namespace
}  // namespace carnet
