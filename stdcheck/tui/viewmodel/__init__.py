"""What the review shows, without any screen: rows, order, counts, filters, dates. Nothing here imports Textual."""
