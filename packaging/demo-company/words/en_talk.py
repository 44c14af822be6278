"""What colleagues note about the other customers, and what agents have to do for them."""

NOTES = [
    "Deliveries at the back gate, ring for the caretaker.", "Safety shoes on the whole site.", "Please call half an hour before arriving.",
    "Invoices to the head office, with the order number.", "No network in the basement.",
]
ACTIONS = [
    ("call", "Ask about the booster set quotation"), ("call", "Offer the yearly maintenance plan"), ("mail", "Send the data sheets of the stainless pumps"),
    ("mail", "Answer about the delivery time of the compressor"), ("task", "Prepare the offer for new circulators"), ("meeting", "Yearly review with the customer"),
]
OUTCOMES = ["Left a message with the office.", "Interested, decides at the end of the month.", "Content with the last repair."]
