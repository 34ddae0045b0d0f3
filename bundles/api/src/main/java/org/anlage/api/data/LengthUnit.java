package org.anlage.api.data;

/** Units in which positions are found on disk. */
public enum LengthUnit {
  /** Micrometres, the platform's own unit. */
  MICROMETRE(1, 1, 1),
  /** Nanometres. */
  NANOMETRE(1e-3, 1e-3, 1e-3),
  /** MICrONS minnie65 voxels of 4 x 4 x 40 nm. */
  MINNIE65_VOXEL(4e-3, 4e-3, 40e-3);

  private final double[] micrometres;

  LengthUnit(double x, double y, double z) {
    micrometres = new double[] {x, y, z};
  }

  /** Micrometres per unit along an axis (0, 1, 2). */
  public double micrometres(int axis) {
    return micrometres[axis];
  }
}
