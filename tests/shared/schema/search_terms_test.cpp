#include "shared/schema/search_terms.h"

#include <gtest/gtest.h>

#include "shared/domain/registry.h"
#include "shared/domain/service/ticket.h"

namespace carnet {
namespace {

TEST(SearchTerms, aTicketIsFoundByItsNumbersItsTitleAndItsWords) {
  Ticket ticket;
  ticket.number = "T-2026-00412";
  ticket.temp_number = "T-T07-0012";
  ticket.title = "Pompe bruyante à l'arrêt";
  ticket.description = "Роторы гудят.";
  const SearchTerms terms = searchTermsOf(rowOf(ticket));
  EXPECT_EQ(terms.number, " t202600412 tt070012 ");
  EXPECT_EQ(terms.title, " pompe bruyante a l arret ");
  EXPECT_NE(terms.words.find(" rotory gudyat "), std::string::npos);
  EXPECT_NE(terms.words.find(" 00412 "), std::string::npos) << "a part of the number beside another word";
}

TEST(SearchTerms, aProductIsFoundInEachLanguage) {
  Product product;
  product.sku = "P-11";
  product.name.by_language = {{"fr", "Joint torique"}, {"ru", "Уплотнение"}};
  const SearchTerms terms = searchTermsOf(rowOf(product));
  EXPECT_EQ(terms.title, " joint torique uplotnenie ");
  EXPECT_EQ(terms.number, " p11 ");
}

TEST(SearchTerms, aDeletedRowIsNotFound) {
  Partner partner;
  partner.name = "Denaq";
  EXPECT_EQ(searchTermsOf(rowOf(partner)).sound, " denak ");
  partner.head.deleted_at = Instant{1};
  EXPECT_TRUE(searchTermsOf(rowOf(partner)).isEmpty());
}

TEST(SearchTerms, longTextsKeepWholeWordsWithinBounds) {
  Partner partner;
  for (int i = 0; i < 100; ++i) partner.name += "entreprise ";
  const SearchTerms terms = searchTermsOf(rowOf(partner));
  EXPECT_LE(terms.title.size(), 120U);
  EXPECT_TRUE(terms.title.ends_with(" entreprise "));
  EXPECT_TRUE(terms.words.starts_with(" entreprise "));
  Ticket ticket;
  ticket.description = std::string(60'000, 'x') + " end";
  EXPECT_LE(searchTermsOf(rowOf(ticket)).words.size(), 4'000U);
}

TEST(SearchTerms, everySearchedEntityFitsTheIndex) {
  for (const Entity* entity : registry().entities()) {
    EXPECT_TRUE(!isSearched(*entity) || entity->no < 1 << 10) << entity->name;
  }
}

}  // namespace
}  // namespace carnet
