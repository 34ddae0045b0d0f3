/** Requests and answers: who may ask, and with which headers is answered. */
@NullMarked
package org.anlage.web.http;

import org.jspecify.annotations.NullMarked;
