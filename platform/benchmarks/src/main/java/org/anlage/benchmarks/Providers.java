package org.anlage.benchmarks;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.openblas.OpenblasDecompositions;
import org.anlage.kernels.openblas.OpenblasKernels;
import org.anlage.kernels.vector.VectorKernels;

/** Kernels by name, and buffers for them. */
final class Providers {
  private Providers() {}

  static Kernels kernels(String name) {
    Kernels scalar = new ScalarKernels();
    Kernels vector = new VectorKernels(scalar);
    return switch (name) {
      case "scalar" -> scalar;
      case "vector" -> vector;
      case "openblas" -> new OpenblasKernels(vector);
      default -> throw new IllegalArgumentException("no kernels " + name);
    };
  }

  static Decompositions decompositions(String name) {
    return name.equals("openblas") ? new OpenblasDecompositions() : new EjmlDecompositions();
  }

  static RealBuffer gaussian(RealBuffer like, int length) {
    RandomStream random = RandomStream.of(length);
    RealBuffer values = like.allocate(length);
    for (int i = 0; i < length; i++) {
      values.set(i, random.nextGaussian());
    }
    return values;
  }
}
