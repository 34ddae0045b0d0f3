package org.anlage.kernels.vector;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;

/** Whole vectors by the Vector API, the elements left over by the scalar kernels. */
final class VectorElementwise implements Elementwise {
  private final Elementwise scalar;

  VectorElementwise(Elementwise scalar) {
    this.scalar = scalar;
  }

  @Override
  public void activate(
      Activation activation, int rows, int columns, RealBuffer x, int offset, int stride) {
    int whole = whole(columns, x);
    if (x instanceof RealBuffer.Float32 single) {
      for (int i = 0; i < rows && whole > 0; i++) {
        FloatLanes.activate(activation, single.values(), offset + i * stride, whole);
      }
    } else if (x instanceof RealBuffer.Float64 twice) {
      for (int i = 0; i < rows && whole > 0; i++) {
        DoubleLanes.activate(activation, twice.values(), offset + i * stride, whole);
      }
    }
    if (whole < columns) {
      scalar.activate(activation, rows, columns - whole, x, offset + whole, stride);
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
    int whole = whole(columns, output);
    for (int i = 0; i < rows && whole > 0; i++) {
      int from = outputOffset + i * outputStride;
      int to = gradientOffset + i * gradientStride;
      if (output instanceof RealBuffer.Float32 h && gradient instanceof RealBuffer.Float32 g) {
        FloatLanes.derivative(activation, h.values(), from, g.values(), to, whole);
      } else if (output instanceof RealBuffer.Float64 h
          && gradient instanceof RealBuffer.Float64 g) {
        DoubleLanes.derivative(activation, h.values(), from, g.values(), to, whole);
      }
    }
    if (whole < columns) {
      scalar.multiplyByDerivative(
          activation,
          rows,
          columns - whole,
          output,
          outputOffset + whole,
          outputStride,
          gradient,
          gradientOffset + whole,
          gradientStride);
    }
  }

  @Override
  public void exp(int offset, int length, RealBuffer x) {
    int whole = whole(length, x);
    if (x instanceof RealBuffer.Float32 single) {
      FloatExponentialLanes.exp(single.values(), offset, whole);
    } else if (x instanceof RealBuffer.Float64 twice) {
      DoubleExponentialLanes.exp(twice.values(), offset, whole);
    }
    scalar.exp(offset + whole, length - whole, x);
  }

  @Override
  public void log(int offset, int length, RealBuffer x) {
    int whole = whole(length, x);
    if (x instanceof RealBuffer.Float32 single) {
      FloatLogarithmLanes.log(single.values(), offset, whole);
    } else if (x instanceof RealBuffer.Float64 twice) {
      DoubleLogarithmLanes.log(twice.values(), offset, whole);
    }
    scalar.log(offset + whole, length - whole, x);
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
    int whole = 0;
    if (weights instanceof RealBuffer.Float32 w
        && gradient instanceof RealBuffer.Float32 g
        && first instanceof RealBuffer.Float32 m
        && second instanceof RealBuffer.Float32 v) {
      whole = whole(length, weights);
      FloatLanes.adam(step, offset, whole, w.values(), g.values(), m.values(), v.values());
    } else if (weights instanceof RealBuffer.Float64 w
        && gradient instanceof RealBuffer.Float64 g
        && first instanceof RealBuffer.Float64 m
        && second instanceof RealBuffer.Float64 v) {
      whole = whole(length, weights);
      DoubleLanes.adam(step, offset, whole, w.values(), g.values(), m.values(), v.values());
    }
    scalar.adam(step, offset + whole, length - whole, weights, gradient, first, second);
  }

  private static int whole(int length, RealBuffer like) {
    int lanes = like instanceof RealBuffer.Float32 ? FloatLanes.LANES : DoubleLanes.LANES;
    return length - length % lanes;
  }
}
