/** A prompt with history and completion, in a platform that stays. */
@NullMarked
package org.anlage.shell;

import org.jspecify.annotations.NullMarked;
