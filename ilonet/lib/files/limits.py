"""How much a file may cost before it is refused: enough for any report, too little to hurt the server."""

FILE_BYTES = 25 * 1024 * 1024
# The process that opens it.
SECONDS = 20
PROCESSOR_SECONDS = 10
READING_SECONDS = 25  # besides, for words in pictures; what is left then, nobody has read
MEMORY_BYTES = 768 * 1024 * 1024
WRITTEN_BYTES = 1024 * 1024
OPEN_FILES = 32
ANSWER_BYTES = 8 * 1024 * 1024
# What it may hold.
CHARACTERS = 1_000_000
TEXT_CHARACTERS = 200_000  # of a plain text, as of one that is typed
PASSAGES = 100_000
PAGES = 1_000
OBJECTS = 100_000  # of a PDF
DEPTH = 100
PIXELS = 60_000_000
MEMBERS = 2_000
MEMBER_BYTES = 64 * 1024 * 1024
UNPACKED_BYTES = 150 * 1024 * 1024
# Deflate reaches about 1000 to 1; real documents stay below 50 to 1. Small parts are left alone.
RATIO = 250
RATIO_FROM_BYTES = 2 * 1024 * 1024
COMPRESSED_TEXT_BYTES = 1024 * 1024
ELEMENTS = 4_000_000
