"""flashtext on names and a text from the standard input; run by benchmarks.mentions in the peers' environment."""

import json
import sys
import time

from flashtext import KeywordProcessor

asked = json.load(sys.stdin)
begun = time.process_time()
processor = KeywordProcessor(case_sensitive=True)
for name in asked["names"]:
    processor.add_keyword(name)
compiled = time.process_time() - begun
begun = time.process_time()
found = processor.extract_keywords(asked["text"], span_info=True)
searched = time.process_time() - begun
json.dump({"compile": compiled, "search": searched, "spans": [one[1:] for one in found]}, sys.stdout)
