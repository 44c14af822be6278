// Texts that are looked at closely: names that search folds, links of invitations, ids, decimal numbers.
#include "shared/core/text.h"

#include "shared/core/decimal.h"
#include "shared/core/enrolment.h"
#include "shared/core/search_text.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  const std::string_view text = fuzz::viewOf(data, size);
  std::vector<std::size_t> origins;
  const std::string folded = foldForSearch(text, &origins);
  fuzz::insist(folded == foldForSearch(text), "a text is folded alike with and without its places");
  fuzz::insist(origins.size() == folded.size(), "every byte came from somewhere");
  for (const std::size_t at : origins) fuzz::insist(at < size, "and from inside of the text");
  if (isValidUtf8(text)) fuzz::insist(isValidUtf8(folded), "folding keeps UTF-8");
  fuzz::insist(!isStorableText(text, 100) || size <= 100, "a limit holds");
  fuzz::insist(digitsOf(text).size() <= size && trimmed(text).size() <= size, "nothing is added");
  if (const auto invite = InviteLink::parse(text)) {
    const auto back = InviteLink::parse(invite->toString());
    fuzz::insist(back && back->host == invite->host && back->port == invite->port && back->code == invite->code &&
                     back->pin == invite->pin,
                 "an invitation stays what it is");
  }
  if (const auto id = Uuid::parse(text)) fuzz::insist(Uuid::parse(id->toString()) == id, "an id stays what it is");
  for (const int decimals : {0, 3, 4}) {
    const auto number = parseScaled(text, decimals);
    if (number) {
      fuzz::insist(parseScaled(formatScaled(*number, decimals), decimals) == number, "a number stays what it is");
    }
  }
  return 0;
}
