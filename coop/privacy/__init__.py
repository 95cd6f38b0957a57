"""What the law gives people about their own data: a copy of it, and requests about it.

Stands above all other areas, because it tells of everything that they keep. It keeps little
itself, and nothing of a ballot ever comes here.
"""
