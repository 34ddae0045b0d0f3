package org.anlage.assembly;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.anlage.parameters.json.Json;

/**
 * A licence as a bill of materials names it.
 *
 * @param text an SPDX identifier, an SPDX expression, or what the bundle itself says
 */
record Licence(String text) {
  /** SPDX identifiers that libraries use; others are given as names, which is always valid. */
  private static final Set<String> IDENTIFIERS =
      Set.of(
          ("0BSD AGPL-3.0-only AGPL-3.0-or-later Apache-1.1 Apache-2.0 BSD-2-Clause BSD-3-Clause"
                  + " BSL-1.0 CC-BY-4.0 CC0-1.0 CDDL-1.0 CDDL-1.1 EPL-1.0 EPL-2.0 EUPL-1.2"
                  + " GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later ISC"
                  + " LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0"
                  + " MPL-1.1 MPL-2.0 PSF-2.0 UPL-1.0 Unlicense Zlib")
              .split(" "));

  private static final Map<Pattern, String> SPELLINGS =
      Map.of(
          Pattern.compile(".*apache\\.org/licenses/license-2\\.0.*|apache.* 2(\\.0)?"),
              "Apache-2.0",
          Pattern.compile("(the )?mit( license)?|.*opensource\\.org/licenses/mit"), "MIT",
          Pattern.compile(".*eclipse\\.org/.*epl-?v?-?20.*|.*eclipse\\.org/.*epl-2\\.0.*"),
              "EPL-2.0");

  /** The licences in a {@code Bundle-License} header; an empty list for an empty header. */
  static List<Licence> ofHeader(String header) {
    return header.isBlank()
        ? List.of()
        : ManifestClause.parse(header).stream()
            .map(clause -> new Licence(identifier(clause.value())))
            .distinct()
            .toList();
  }

  private static String identifier(String given) {
    String lower = given.toLowerCase(Locale.ROOT);
    return SPELLINGS.entrySet().stream()
        .filter(spelling -> spelling.getKey().matcher(lower).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(given);
  }

  /** As CycloneDX's {@code licenses}: either one expression or any number of licences. */
  static Json.Arr json(List<Licence> licences) {
    if (licences.size() == 1 && licences.get(0).expression()) {
      String text = licences.get(0).text;
      return Json.array(List.of(Json.Obj.create().with("expression", text)));
    }
    return Json.array(
        licences.stream()
            .map(
                licence ->
                    Json.Obj.create()
                        .with(
                            "license",
                            Json.Obj.create()
                                .with(
                                    IDENTIFIERS.contains(licence.text) ? "id" : "name",
                                    licence.text)))
            .toList());
  }

  /** Reads {@link #json} back. */
  static List<Licence> read(List<Json> licences) {
    return licences.stream().map(json -> new Licence(text((Json.Obj) json))).toList();
  }

  private static String text(Json.Obj json) {
    if (json.members().containsKey("expression")) {
      return json.text("expression");
    }
    Json.Obj licence = json.object("license");
    return licence.text(licence.members().containsKey("id") ? "id" : "name");
  }

  private boolean expression() {
    return text.contains(" OR ") || text.contains(" AND ") || text.contains(" WITH ");
  }
}
