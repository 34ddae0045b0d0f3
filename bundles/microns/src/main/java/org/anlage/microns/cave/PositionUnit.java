package org.anlage.microns.cave;

import org.anlage.api.data.LengthUnit;

/** The unit of positions, where their columns do not name it. */
public enum PositionUnit {
  /** Worked out from the extent. */
  AUTO(LengthUnit.MICROMETRE, ""),
  /** Voxels. */
  VOXEL(LengthUnit.MINNIE65_VOXEL, "voxels of 4 x 4 x 40 nm"),
  /** Nanometres. */
  NANOMETRE(LengthUnit.NANOMETRE, "nm"),
  /** Micrometres. */
  MICROMETRE(LengthUnit.MICROMETRE, "um");

  // The volume ends at about x = 4.1e5, z = 2.8e4 voxels; 1.6e6, 1.1e6 nm; 1.6e3, 1.1e3 um.
  private static final double MOST_UM = 1e4;
  private static final double MOST_VOXELS_Z = 1e5;

  private final LengthUnit length;
  private final String words;

  PositionUnit(LengthUnit length, String words) {
    this.length = length;
    this.words = words;
  }

  /** How it converts. */
  LengthUnit length() {
    return length;
  }

  /** What to call it. */
  String words() {
    return words;
  }

  /**
   * The unit in which the MICrONS volume has such an extent.
   *
   * @param largest largest absolute coordinate along x, y and z
   */
  static PositionUnit ofExtent(double[] largest) {
    if (Math.max(largest[0], Math.max(largest[1], largest[2])) < MOST_UM) {
      return MICROMETRE;
    }
    return largest[2] < MOST_VOXELS_Z ? VOXEL : NANOMETRE;
  }
}
