package org.anlage.report.chart;

import java.util.List;

/**
 * Colours of cells. Sequential: anchors of viridis (doi:10.5281/zenodo.1206140 lists it among the
 * perceptually uniform maps); diverging: ColorBrewer RdBu, blue below zero.
 */
enum ColourRamp {
  SEQUENTIAL(
      List.of(
          "#440154", "#472D7B", "#3B528B", "#2C728E", "#21918C", "#28AE80", "#5EC962", "#ADDC30",
          "#FDE725")),
  DIVERGING(
      List.of(
          "#053061", "#2166AC", "#4393C3", "#92C5DE", "#F7F7F7", "#F4A582", "#D6604D", "#B2182B",
          "#67001F"));

  private final List<String> anchors;

  ColourRamp(List<String> anchors) {
    this.anchors = anchors;
  }

  /** Equally spaced colours, as #RRGGBB. */
  List<String> anchors() {
    return anchors;
  }

  /** The colour at a position from 0 to 1, as 0xRRGGBB. */
  int rgb(double position) {
    double place = Math.min(1, Math.max(0, position)) * (anchors.size() - 1);
    int below = (int) Math.min(place, anchors.size() - 2.0);
    int low = Integer.parseInt(anchors.get(below).substring(1), 16);
    int high = Integer.parseInt(anchors.get(below + 1).substring(1), 16);
    double part = place - below;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = low >> shift & 255;
      int b = high >> shift & 255;
      colour |= (int) Math.round(a + part * (b - a)) << shift;
    }
    return colour;
  }
}
