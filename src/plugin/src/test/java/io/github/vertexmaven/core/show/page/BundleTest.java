package io.github.vertexmaven.core.show.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static String bundle(Map<String, String> modules) {
    return Bundle.of("a.js", modules::get);
  }

  @Test
  void putsEachModuleBehindThoseThatItImports() {
    assertThat(
            bundle(
                Map.of(
                    "a.js",
                    "import { two as second } from './sub/b.js';\nimport './c.js';\nsecond();",
                    "sub/b.js",
                    "import { one } from '../c.js';\nexport const two = () => one;",
                    "c.js",
                    "export class one {}")))
        .isEqualTo(
            """
            'use strict';
            (() => {
            const $c = (() => {
            class one {}
            return { one };
            })();
            const $sub_b = (() => {
            const { one } = $c;
            const two = () => one;
            return { two };
            })();
            const $a = (() => {
            const { two: second } = $sub_b;

            second();
            return {  };
            })();
            })();""");
  }

  @Test
  void refusesCirclesAndLinesThatItDoesNotUnderstand() {
    assertThatThrownBy(() -> bundle(Map.of("a.js", "import './b.js';", "b.js", "import './a.js';")))
        .hasMessage("a.js imports what imports it");
    assertThatThrownBy(() -> bundle(Map.of("a.js", "export default 1;")))
        .hasMessage("a.js has an unknown kind of line: export default 1;");
  }
}
