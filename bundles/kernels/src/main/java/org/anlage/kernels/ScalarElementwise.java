package org.anlage.kernels;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;

/** Passes over elements, one element at a time; chooses the precision. */
final class ScalarElementwise implements Elementwise {
  @Override
  public void activate(
      Activation activation, int rows, int columns, RealBuffer x, int offset, int stride) {
    for (int i = 0; i < rows; i++) {
      int first = offset + i * stride;
      if (x instanceof RealBuffer.Float32 single) {
        FloatElements.activate(activation, single.values(), first, columns);
      } else if (x instanceof RealBuffer.Float64 twice) {
        DoubleElements.activate(activation, twice.values(), first, columns);
      }
    }
  }

  @Override
  public void multiplyByDerivative(
      Activation activation,
      int rows,
      int columns,
      RealBuffer output,
      int outputOffset,
      int outputStride,
      RealBuffer gradient,
      int gradientOffset,
      int gradientStride) {
    for (int i = 0; i < rows; i++) {
      int from = outputOffset + i * outputStride;
      int to = gradientOffset + i * gradientStride;
      if (output instanceof RealBuffer.Float32 h && gradient instanceof RealBuffer.Float32 g) {
        FloatElements.derivative(activation, h.values(), from, g.values(), to, columns);
      } else if (output instanceof RealBuffer.Float64 h
          && gradient instanceof RealBuffer.Float64 g) {
        DoubleElements.derivative(activation, h.values(), from, g.values(), to, columns);
      } else {
        throw new IllegalArgumentException("output and gradient differ in precision");
      }
    }
  }

  @Override
  public void exp(int offset, int length, RealBuffer x) {
    if (x instanceof RealBuffer.Float32 single) {
      FloatElements.exp(single.values(), offset, length);
    } else if (x instanceof RealBuffer.Float64 twice) {
      DoubleElements.exp(twice.values(), offset, length);
    }
  }

  @Override
  public void log(int offset, int length, RealBuffer x) {
    if (x instanceof RealBuffer.Float32 single) {
      FloatElements.log(single.values(), offset, length);
    } else if (x instanceof RealBuffer.Float64 twice) {
      DoubleElements.log(twice.values(), offset, length);
    }
  }

  @Override
  public void adam(
      AdamStep step,
      int offset,
      int length,
      RealBuffer weights,
      RealBuffer gradient,
      RealBuffer first,
      RealBuffer second) {
    if (weights instanceof RealBuffer.Float32 w
        && gradient instanceof RealBuffer.Float32 g
        && first instanceof RealBuffer.Float32 m
        && second instanceof RealBuffer.Float32 v) {
      FloatElements.adam(step, offset, length, w.values(), g.values(), m.values(), v.values());
    } else if (weights instanceof RealBuffer.Float64 w
        && gradient instanceof RealBuffer.Float64 g
        && first instanceof RealBuffer.Float64 m
        && second instanceof RealBuffer.Float64 v) {
      DoubleElements.adam(step, offset, length, w.values(), g.values(), m.values(), v.values());
    } else {
      throw new IllegalArgumentException("the buffers of an update differ in precision");
    }
  }
}
