// Frames in their turn, and every way of being out of it.
#include "shared/wire/link_end.h"

#include <gtest/gtest.h>

namespace carnet::wire {
namespace {

using sync::Pong;

class LinkEndTest : public testing::Test {
 protected:
  std::string codeOf(const std::string& frame) {
    const auto message = server_.decode(frame, maxUnpackedFromDevice);
    return message ? "" : message.problem().code;
  }
  LinkEnd device_, server_;
  const std::string first_ = device_.encode(Pong{1}), second_ = device_.encode(Pong{2}),
                    third_ = device_.encode(Pong{3});
};

TEST_F(LinkEndTest, framesInTheirTurnAreTaken) {
  for (const std::string& frame : {first_, second_, third_}) EXPECT_EQ(codeOf(frame), "");
}

TEST_F(LinkEndTest, eachDirectionCountsForItself) {
  const std::string answer = server_.encode(Pong{7});
  EXPECT_TRUE(device_.decode(answer).ok());
  EXPECT_EQ(codeOf(first_), "");
}

TEST_F(LinkEndTest, aLostFrameIsNoticedWithTheNext) {
  EXPECT_EQ(codeOf(first_), "");
  EXPECT_EQ(codeOf(third_), "frame.out_of_order");
}

TEST_F(LinkEndTest, aFrameThatComesTwiceIsTakenOnce) {
  EXPECT_EQ(codeOf(first_), "");
  EXPECT_EQ(codeOf(first_), "frame.out_of_order");
}

TEST_F(LinkEndTest, afterOneThatOvertookNothingIsTakenNotEvenWhatItOvertook) {
  EXPECT_EQ(codeOf(first_), "");
  EXPECT_EQ(codeOf(third_), "frame.out_of_order");
  EXPECT_EQ(codeOf(second_), "frame.out_of_order");
}

TEST_F(LinkEndTest, aFrameThatCannotBeReadEndsItToo) {
  EXPECT_EQ(codeOf("x"), "frame.malformed");
  EXPECT_EQ(codeOf(first_), "frame.out_of_order");
}

TEST_F(LinkEndTest, aFrameWithoutANumberIsNotTaken) {
  EXPECT_EQ(codeOf(wire::encode(Pong{1}, 0)), "frame.out_of_order");
}

}  // namespace
}  // namespace carnet::wire
