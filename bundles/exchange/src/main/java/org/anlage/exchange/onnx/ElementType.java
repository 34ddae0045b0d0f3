package org.anlage.exchange.onnx;

import org.anlage.api.export.ExportedArray;

/** Types of numbers in ONNX, with their codes ({@code TensorProto.DataType}). */
enum ElementType {
  FLOAT(1),
  INT64(7),
  DOUBLE(11);

  final int code;

  ElementType(int code) {
    this.code = code;
  }

  static ElementType of(ExportedArray.Values values) {
    if (values instanceof ExportedArray.Floats) {
      return FLOAT;
    }
    return values instanceof ExportedArray.Longs ? INT64 : DOUBLE;
  }
}
