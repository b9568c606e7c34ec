if (excluded == 'slow') {
    println 'deploy-again is slow: it runs with -Pfull'
    return false
}
return true
