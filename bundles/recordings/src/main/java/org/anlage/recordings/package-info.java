/**
 * Sources of recorded activity: arrays, tables, and the files of recording and sorting programs.
 */
@NullMarked
package org.anlage.recordings;

import org.jspecify.annotations.NullMarked;
