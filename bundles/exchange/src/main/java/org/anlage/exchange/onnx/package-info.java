/** Networks as ONNX models. */
@NullMarked
package org.anlage.exchange.onnx;

import org.jspecify.annotations.NullMarked;
