package io.github.vertexmaven.core.conf.git;

import java.util.Optional;

/**
 * What is checked out.
 *
 * @param commit the commit that the files are, 40 hexadecimal digits; none where they differ from
 *     it
 * @param branch the branch; none where it is a commit or a tag
 */
record GitState(Optional<String> commit, Optional<String> branch) {}
