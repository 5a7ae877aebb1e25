"""What the office wants to know of a period: calls, consultations, questions and tickets, in figures."""
