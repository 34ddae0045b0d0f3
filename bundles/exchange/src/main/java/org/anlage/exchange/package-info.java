/**
 * Runs in formats of other programs (safetensors, ONNX, TensorBoard), and networks that come back
 * from such files.
 */
@NullMarked
package org.anlage.exchange;

import org.jspecify.annotations.NullMarked;
