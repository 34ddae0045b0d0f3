package org.anlage.task.families;

import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;

/**
 * Trials that are drawn step by step, with given parameters.
 *
 * @param description description
 * @param maker what fills a trial
 */
record Stream(TaskDescription description, Maker maker) {
  /** Fills a trial that is all zero. */
  interface Maker {
    void fill(Trial trial, RandomStream random);
  }
}
