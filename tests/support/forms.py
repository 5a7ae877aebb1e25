"""A form that can be saved on any site that the tests set up, and what is posted to save it."""

FORM = {"business_type": "POLICY", "category": "PEN", "question": "已答复", "outcome": "RESOLVED"}
SAVE = {"version": 0, "form": FORM}
