"""The board's desk for what the cooperative uses: start choice, and parts on and off (C23).

It stands above all areas, so that it can say what goes with a part today. Turning a part off
removes nothing anywhere.
"""
