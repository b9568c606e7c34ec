/**
 * Who one is for an installation: what each call shows it, and how that is made anew when it is no
 * longer taken.
 */
package io.github.vertexmaven.kubeflow.login;
