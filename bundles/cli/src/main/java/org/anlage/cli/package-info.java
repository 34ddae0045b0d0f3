/** The command line: one class per command, and how progress is shown. */
@NullMarked
package org.anlage.cli;

import org.jspecify.annotations.NullMarked;
