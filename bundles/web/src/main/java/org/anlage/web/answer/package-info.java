/** Answers to the questions of the page, as JSON. */
@NullMarked
package org.anlage.web.answer;

import org.jspecify.annotations.NullMarked;
