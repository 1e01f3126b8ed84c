// The reader's page: the server sends it whole, and this makes it comfortable. Without it everything can be read.
import { articleTools } from './article.js';
import { keepUpToDate } from './live.js';
import { moveTicker } from './ticker.js';
import { localTimes } from './times.js';

const ticker = moveTicker();
const tools = articleTools();

// First of all: it remembers the regions as the server wrote them.
keepUpToDate({
  before: () => ticker.leave(),
  after: () => {
    localTimes();
    tools.show();
    ticker.arrange();
  },
});
localTimes();
tools.show();
ticker.arrange();
