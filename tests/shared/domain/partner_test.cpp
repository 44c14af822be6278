#include "shared/domain/crm/partner_rules.h"

#include "shared/domain/crm/address.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner_credit.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

struct Customers : ::testing::Test {
  House house;

  ContactPoint phone(std::string value) {
    ContactPoint point;
    point.head.id = house.newId();
    point.partner_id = house.customer;
    point.value = std::move(value);
    return point;
  }
  Address address(AddressKind kind, bool is_default) {
    Address address;
    address.head.id = house.newId();
    address.partner_id = house.customer;
    address.kind = kind;
    address.is_default = is_default;
    return address;
  }
};

TEST_F(Customers, whatIsComparedFollowsWhatIsWritten) {
  EXPECT_EQ(normalizedContact(ContactPointKind::phone, "+33 1 23-45"), "3312345");
  EXPECT_EQ(normalizedContact(ContactPointKind::email, " Nora@Example.ORG "), "nora@example.org");
  EXPECT_EQ(normalizedContact(ContactPointKind::web, "https://www.Denaq.com/fr?x"), "denaq.com");
  const ContactPoint point = phone("01 23");
  const Id<ContactPoint> id(point.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {create(point)})));
  EXPECT_EQ(house.get(id).normalized, "123");
  ASSERT_TRUE(applied(house.run(house.desk, {set(id, {{"value", text("01 23"), text("04 56")}})})));
  EXPECT_EQ(house.get(id).normalized, "456");
}

TEST_F(Customers, whatNobodyCanWriteToIsNoMailAddress) {
  ContactPoint mail = phone("nora@example.org");
  mail.kind = ContactPointKind::email;
  ASSERT_TRUE(applied(house.run(house.desk, {create(mail)})));
  for (const char* value : {"none", "@example.org", "nora@", "a@b@c.fr", "nora @example.org"}) {
    ContactPoint wrong = phone(value);
    wrong.kind = ContactPointKind::email;
    EXPECT_TRUE(parkedFor(house.runOnDevice(house.desk, {create(wrong)}), "contact_point.no_mail_address")) << value;
  }
  // A number is no address either when it becomes one.
  const ContactPoint number = phone("01 23 45");
  ASSERT_TRUE(applied(house.run(house.desk, {create(number)})));
  EXPECT_TRUE(parkedFor(
      house.runOnDevice(house.desk, {set(Id<ContactPoint>(number.head.id), {{"kind", text("phone"), text("email")}})}),
      "contact_point.no_mail_address"));
}

TEST_F(Customers, everythingOfAPartnerLiesInItsCard) {
  const ContactPoint point = phone("01 23");
  ASSERT_TRUE(applied(house.run(house.desk, {create(point)})));
  const RowHead head = house.get(Id<ContactPoint>(point.head.id)).head;
  EXPECT_EQ(head.root_id, house.customer.value);
  EXPECT_EQ(head.facet, Facet::card);
}

TEST_F(Customers, namesAndValuesAreNeeded) {
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(phone(" "))}), "contact_point.value_missing"));
  EXPECT_TRUE(parkedFor(house.runOnDevice(house.desk, {create(phone("ask for Jean, 12"))}), "contact_point.no_number"));
  // From an older app, or another system: with it everything else of the change set would be held up.
  EXPECT_TRUE(applied(house.run(house.desk, {create(phone("to be asked"))})));
  Partner nameless;
  nameless.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(nameless)}), "partner.name_missing"));
  EXPECT_TRUE(parkedFor(house.run(house.desk, {set(house.customer, {{"name", text("Brasserie du Port"), text("")}})}),
                        "partner.name_missing"));
}

TEST_F(Customers, aContactPointBelongsToAContactOfTheSamePartner) {
  Partner other;
  other.name = "Other";
  Contact contact;
  contact.name = "Jeanne";
  contact.partner_id = house.put(other);
  contact.head.root_id = contact.partner_id.value;
  contact.head.facet = Facet::card;
  contact.head.id = house.newId();
  ContactPoint point = phone("01 23");
  point.contact_id = house.put(contact);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(point)}), "contact_point.other_partner"));
}

TEST_F(Customers, aNewDefaultAddressReplacesTheFormerOfItsKind) {
  const Address first = address(AddressKind::delivery, true);
  const Address invoice = address(AddressKind::invoice, true);
  const Address second = address(AddressKind::delivery, true);
  ASSERT_TRUE(applied(house.run(house.desk, {create(first), create(invoice)})));
  ASSERT_TRUE(applied(house.run(house.desk, {create(second)})));
  EXPECT_FALSE(house.get(Id<Address>(first.head.id)).is_default);
  EXPECT_TRUE(house.get(Id<Address>(invoice.head.id)).is_default);
  EXPECT_TRUE(house.get(Id<Address>(second.head.id)).is_default);
}

TEST_F(Customers, twoDevicesThatAddTheSameRoleMakeOneRow) {
  PartnerRole role;
  role.partner_id = house.customer;
  role.role = PartnerRoleKind::supplier;
  role.head.id = partnerRoleId(role.partner_id, role.role).value;
  const Id<PartnerRole> id(role.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {create(role)})));
  ASSERT_TRUE(applied(house.run(house.admin, {create(role)})));
  EXPECT_EQ(house.all<PartnerRole>().size(), 1u);
  ASSERT_TRUE(applied(house.run(house.desk, {erase(id)})));
  ASSERT_TRUE(applied(house.run(house.desk, {create(role)})));
  EXPECT_FALSE(house.get(id).head.deleted_at) << "add wins";
  role.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(role)}), "row.wrong_id"));
}

TEST_F(Customers, creditBelongsToAPartnerAndToAccounting) {
  PartnerCredit credit;
  credit.head.id = house.customer.value;
  credit.credit_limit_minor = {100'000};
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(credit)}), "rights.create"));
  const Uuid accountant = house.addPerson("Kim", {RoleCode::accounting});
  ASSERT_TRUE(applied(house.run(accountant, {create(credit)})));
  EXPECT_EQ(house.get(Id<PartnerCredit>(credit.head.id)).head.facet, Facet::money);
  credit.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(accountant, {create(credit)}), "reference.unknown"));
}

TEST_F(Customers, aPartnerWithTicketsIsNotDeleted) {
  house.openTicket(house.desk);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {erase(house.customer)}), "partner.erase.has_tickets"));
}

TEST_F(Customers, areHandedOverByWhoeverDistributesThem) {
  const Uuid seller = house.addPerson("Rita", {RoleCode::agent});
  const Argument to_seller{"owner_id", seller};
  EXPECT_EQ(house.run(house.desk, {step(house.customer, "hand_over", {to_seller})}).verdict, Verdict::parked);
  ASSERT_TRUE(applied(house.run(house.admin, {step(house.customer, "hand_over", {to_seller})})));
  EXPECT_EQ(house.get(house.customer).owner_id, Id<AppUser>(seller));
  ASSERT_TRUE(applied(house.run(house.admin, {step(house.customer, "hand_over")})));
  EXPECT_EQ(house.get(house.customer).owner_id, std::nullopt);
  EXPECT_TRUE(parkedFor(house.run(house.admin, {step(house.customer, "hand_over", {{"owner_id", house.newId()}})}),
                        "partner.hand_over.unknown_person"));
}

TEST_F(Customers, stayWithTheirOwnerUntilTheServerHasDecided) {
  const Uuid seller = house.addPerson("Rita", {RoleCode::agent});
  ASSERT_TRUE(applied(house.runOnDevice(house.admin, {step(house.customer, "hand_over", {{"owner_id", seller}})})));
  EXPECT_EQ(house.get(house.customer).owner_id, std::nullopt);
}

}  // namespace
}  // namespace carnet::testing
