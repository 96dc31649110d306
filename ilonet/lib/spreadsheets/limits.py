"""How large a table may be before it is refused: enough for any register, too small to hurt the server."""

FILE_BYTES = 20 * 1024 * 1024
MEMBERS = 1_000
MEMBER_BYTES = 64 * 1024 * 1024
UNPACKED_BYTES = 100 * 1024 * 1024
# Deflate reaches about 1000 to 1; real sheets stay below 50 to 1. Small parts are left alone.
RATIO = 250
RATIO_FROM_BYTES = 2 * 1024 * 1024
ROWS = 20_000
ELEMENTS = 4_000_000  # of an OpenDocument, which holds all its tables in one part
ROW_ELEMENTS = 200_000
COLUMNS = 200
CELL_CHARACTERS = 32_767
SHARED_STRINGS = 500_000
SHARED_CHARACTERS = 30_000_000
SHEETS = 100
STYLES = 70_000
