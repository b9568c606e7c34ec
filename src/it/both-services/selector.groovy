if (excluded == 'slow') {
    println 'both-services is slow: it runs with -Pfull'
    return false
}
return true
