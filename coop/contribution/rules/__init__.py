"""What is owed, by whom, how it is asked and how it is settled: plain values only."""
