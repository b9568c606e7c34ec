if (excluded == 'slow') {
    println 'deploy-kubeflow is slow: it runs with -Pfull'
    return false
}
return true
